package io.pipetrail.web.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A "no" in the language of HTTP: thrown anywhere beneath a request, answered with the problem body. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String code;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    private Refusal(HttpStatus status, String code, String detail, List<FieldError> errors) {
        super(detail, null, false, false); // no stack trace: this is an answer, not a fault
        this.status = status;
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    /** Any other refusal; the code is the reason in snake_case. */
    public static Refusal of(HttpStatus status, String code, String detail) {
        return new Refusal(status, code, detail, List.of());
    }

    /** 404; says the same whether the thing does not exist or is another tenant's. */
    public static Refusal notFound(String what) {
        return of(HttpStatus.NOT_FOUND, what.replace(' ', '_') + "_not_found", "There is no such " + what + ".");
    }

    /** 400 for a query parameter or header. */
    public static Refusal badRequest(String field, String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, "invalid_parameter", detail, List.of(new FieldError(field, detail)));
    }

    /** 422 for a well-formed body whose fields are not valid, all of them named. */
    public static Refusal unprocessable(List<FieldError> errors) {
        var detail = errors.size() == 1
                ? errors.getFirst().pointer() + " " + errors.getFirst().detail()
                : errors.size() + " fields are not valid.";
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "invalid_fields", detail, errors);
    }

    /** 422 with a reason of its own. */
    public static Refusal unprocessable(String code, String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /** 409: the state of things forbids it. */
    public static Refusal conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** 412: what {@code If-Match} names is not the current version. */
    public static Refusal preconditionFailed(String detail) {
        return of(HttpStatus.PRECONDITION_FAILED, "version_mismatch", detail);
    }

    /** 401, with the challenge. */
    public static Refusal unauthenticated(String detail) {
        return of(HttpStatus.UNAUTHORIZED, "invalid_credential", detail).header("WWW-Authenticate", "Bearer");
    }

    /** 403: a good credential without the right. */
    public static Refusal forbidden() {
        return of(HttpStatus.FORBIDDEN, "forbidden", "This credential does not have the right to do that.");
    }

    /** 429, with the time after which it may work. */
    public static Refusal tooManyRequests(Duration retryAfter) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "rate_limited", "Too many requests.")
                .retryAfter(retryAfter);
    }

    /** 503, with the time after which it may work. */
    public static Refusal unavailable(Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "This cannot be answered right now; try again.")
                .retryAfter(retryAfter);
    }

    /** Adds a member to the problem body, such as {@code missed_events}. */
    public Refusal with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Refusal header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    private Refusal retryAfter(Duration duration) {
        return header(
                "Retry-After",
                Long.toString(Math.max(1, duration.plusMillis(999).toSeconds())));
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> members() {
        return members;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The one field that is to blame, as its bare name, or null where there is none. */
    public @Nullable String param() {
        if (errors.isEmpty()) return null;
        var pointer = errors.getFirst().pointer();
        return pointer.startsWith("/") ? pointer.substring(1) : pointer;
    }
}
