package io.pipetrail.web.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The body of every refusal that is not in another dialect's shape: RFC 9457, and Whale's {@code error} in the same object.
 *
 * @param type names the kind of problem, and is no address to look anything up at
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors", "error"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<FieldError> errors,
        Whale error,
        @JsonAnyGetter Map<String, Object> members) {

    /** The error as Whale's clients read it. */
    public record Whale(
            String type,
            String message,
            String code,
            @Nullable String param,
            @JsonProperty("request_id") String requestId) {}

    public static Problem of(Refusal refusal, String path, String requestId) {
        return new Problem(
                "urn:pipetrail:problem:" + refusal.code(),
                title(refusal.code()),
                refusal.status().value(),
                refusal.detail(),
                path,
                refusal.errors(),
                new Whale(kind(refusal.status()), refusal.detail(), refusal.code(), refusal.param(), requestId),
                refusal.members());
    }

    private static String title(String code) {
        return code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('_', ' ');
    }

    private static String kind(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "authentication_error";
            case FORBIDDEN -> "permission_error";
            case NOT_FOUND -> "not_found_error";
            case CONFLICT, PRECONDITION_FAILED -> "conflict_error";
            case TOO_MANY_REQUESTS -> "rate_limit_error";
            default -> status.is5xxServerError() ? "api_error" : "invalid_request_error";
        };
    }
}
