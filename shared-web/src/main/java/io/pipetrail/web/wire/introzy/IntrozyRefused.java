package io.pipetrail.web.wire.introzy;

import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/**
 * A refusal. The vendor prints none, so the codes are ours: one for each status a client is likely to tell apart.
 *
 * @param error for people, with every field that is to blame
 */
public record IntrozyRefused(boolean success, String error, String code) {

    /** Says the refusal in these words. */
    public static IntrozyRefused of(Refusal refusal) {
        return new IntrozyRefused(false, error(refusal), code(refusal.status()));
    }

    /** What a body has wrong is a bad request here; only of a request that came before in other words there is more to say. */
    static HttpStatus status(Refusal refusal) {
        var isBadBody = refusal.status() == HttpStatus.UNPROCESSABLE_CONTENT
                && !refusal.code().equals("idempotency_key_reused");
        return isBadBody ? HttpStatus.BAD_REQUEST : refusal.status();
    }

    private static String error(Refusal refusal) {
        if (refusal.errors().isEmpty()) return refusal.detail();
        return refusal.errors().stream().map(IntrozyRefused::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(FieldError error) {
        var pointer = error.pointer();
        return (pointer.startsWith("/") ? pointer.substring(1) : pointer) + " " + error.detail();
    }

    private static String code(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> "UNAUTHORIZED";
            case FORBIDDEN -> "FORBIDDEN";
            case NOT_FOUND -> "NOT_FOUND";
            case CONFLICT, PRECONDITION_FAILED -> "CONFLICT";
            case TOO_MANY_REQUESTS -> "RATE_LIMITED";
            case SERVICE_UNAVAILABLE -> "UNAVAILABLE";
            default -> status.is5xxServerError() ? "INTERNAL_ERROR" : "VALIDATION_ERROR";
        };
    }
}
