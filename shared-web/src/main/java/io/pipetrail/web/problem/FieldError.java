package io.pipetrail.web.problem;

/**
 * What is wrong with one field of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, such as {@code /stages/0/name}; a parameter's bare name otherwise
 */
public record FieldError(String pointer, String detail) {}
