package io.pipetrail.web.wire.gauzy;

import io.pipetrail.web.problem.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/** The refusals that Gauzy's framework makes, in its words. */
public final class Nest {

    /** The member of a refusal that holds several messages. */
    static final String MESSAGES = "messages";

    static final String RECORD_NOT_FOUND = "record_not_found";

    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private Nest() {}

    /** 400: these things are wrong with the fields of a request, each as class-validator says it. */
    public static Refusal invalid(List<String> messages) {
        return Refusal.of(HttpStatus.BAD_REQUEST, "invalid_fields", String.join(", ", messages))
                .with(MESSAGES, List.copyOf(messages));
    }

    /** 400 with a single text. */
    public static Refusal badRequest(String message) {
        return Refusal.of(HttpStatus.BAD_REQUEST, "bad_request", message);
    }

    /** 404, for what is not there and for what is another organization's. */
    public static Refusal notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, RECORD_NOT_FOUND, "The requested record was not found");
    }

    public static boolean isUuid(String text) {
        return UUID_FORM.matcher(text).matches();
    }

    /** An id in a path; what is no UUID is refused with a 406. */
    public static UUID uuid(String text) {
        if (isUuid(text)) return UUID.fromString(text);
        throw Refusal.of(HttpStatus.NOT_ACCEPTABLE, "not_a_uuid", "Validation failed (valid uuid is expected)");
    }
}
