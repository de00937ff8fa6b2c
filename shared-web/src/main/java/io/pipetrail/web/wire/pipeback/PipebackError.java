package io.pipetrail.web.wire.pipeback;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A refusal as Pipeback's clients read it.
 *
 * @param status only where a rule of the business forbids it: "error"
 * @param errors what is wrong with each field, where fields are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipebackError(
        @Nullable String status, String message, @Nullable Map<String, List<String>> errors) {

    private static final String RULE = "status";

    /** The refusal for a rule of the business, with its message word for word. */
    public static Refusal rule(String code, String message) {
        return Refusal.of(HttpStatus.BAD_REQUEST, code, message).with(RULE, "error");
    }

    /** The refusal for a single field, with the whole sentence about it. */
    public static Refusal invalid(String field, String sentence) {
        return Refusal.unprocessable(List.of(new FieldError("/" + field, sentence)));
    }

    static PipebackError of(Refusal refusal) {
        if (PipebackDialect.status(refusal) == HttpStatus.UNPROCESSABLE_CONTENT) return unprocessable(refusal);
        var status = refusal.members().get(RULE);
        return new PipebackError(status == null ? null : status.toString(), message(refusal), null);
    }

    private static PipebackError unprocessable(Refusal refusal) {
        var errors = refusal.errors().stream()
                .collect(groupingBy(
                        PipebackError::field, LinkedHashMap::new, mapping(PipebackError::sentence, toList())));
        return new PipebackError(null, summary(refusal), errors);
    }

    /** The first complaint, and how many more there are. */
    private static String summary(Refusal refusal) {
        if (refusal.errors().isEmpty()) return refusal.detail();
        var first = sentence(refusal.errors().getFirst());
        var more = refusal.errors().size() - 1;
        if (more == 0) return first;
        return "%s (and %d more error%s)".formatted(first, more, more == 1 ? "" : "s");
    }

    private static String message(Refusal refusal) {
        return switch (refusal.status()) {
            case UNAUTHORIZED -> "Unauthenticated.";
            case FORBIDDEN -> "This action is unauthorized.";
            case TOO_MANY_REQUESTS -> "Too Many Requests";
            case INTERNAL_SERVER_ERROR -> "Server Error";
            case SERVICE_UNAVAILABLE -> "Service Unavailable";
            default -> refusal.detail();
        };
    }

    private static String field(FieldError error) {
        return error.pointer().startsWith("/") ? error.pointer().substring(1) : error.pointer();
    }

    private static String sentence(FieldError error) {
        if (error.detail().endsWith(".")) return error.detail();
        return "The " + field(error).replace('_', ' ') + " field " + error.detail() + ".";
    }
}
