package io.pipetrail.command.imports;

/** A row that did not get in, by the line where it begins, and why. */
public record Fault(long line, String detail) {}
