package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.Change;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.body.TextRules;
import io.pipetrail.web.body.Values;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.pipeback.PipebackIds;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A body asked field by field, as Laravel validates it: texts are trimmed and empty ones are null, other fields are let be.
 * What is wrong is gathered in its words, and {@link #check()} refuses the request with all of it.
 */
final class Form {

    private static final Pattern WHOLE = Pattern.compile("-?\\d+");
    private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})([T ].*)?");
    private static final int MOST_DIGITS = 18;

    private final JsonNode fields;
    private final List<FieldError> errors = new ArrayList<>();

    Form(PatchBody body) {
        this.fields = body.json();
    }

    /** A text that must be there; an empty one stands for what {@link #check()} refuses. */
    String required(String name, int max) {
        return present(name).text(name, max).orKeep("");
    }

    boolean requiredTruth(String name) {
        return present(name).read(name, Form::truth).orKeep(false);
    }

    /** A text that may be absent, but neither null nor empty. */
    Change<String> filled(String name, int max) {
        return fields.has(name) ? present(name).text(name, max) : Change.none();
    }

    Change<String> text(String name, int max) {
        return read(name, node -> text(node, max));
    }

    /** A number from 0 on. */
    Change<Long> whole(String name, long max) {
        return read(name, node -> whole(node, max));
    }

    Change<LocalDate> date(String name) {
        return read(name, Form::date);
    }

    /** An id, or null where there is none. */
    <T> @Nullable T id(String name, Function<UUID, T> kind) {
        return read(name, node -> kind.apply(uuid(node))).value();
    }

    /** One of these words, or null where there is none. */
    <T> @Nullable T choice(String name, Map<String, T> choices) {
        var node = fields.get(name);
        var chosen = isNothing(node) ? null : choices.get(node.asString(""));
        if (chosen == null && !isNothing(node)) say(name, "The selected " + label(name) + " is invalid.");
        return chosen;
    }

    void check() {
        if (!errors.isEmpty()) throw Refusal.unprocessable(errors);
    }

    private Form present(String name) {
        if (isNothing(fields.get(name))) complain(name, "is required");
        return this;
    }

    /** What makes the reader throw is a complaint; the field is null then. */
    private <T> Change<T> read(String name, Function<JsonNode, T> reader) {
        var node = fields.get(name);
        if (node == null) return Change.none();
        if (isNothing(node)) return Change.to(null);
        try {
            return Change.to(reader.apply(node));
        } catch (IllegalArgumentException e) {
            complain(name, String.valueOf(e.getMessage()));
            return Change.to(null);
        }
    }

    private static String text(JsonNode node, int max) {
        if (!node.isString()) throw no("must be a string");
        var text = node.stringValue().strip();
        if (text.codePointCount(0, text.length()) > max) throw no("must not be greater than " + max + " characters");
        var complaint = TextRules.complaint(text, 1, max);
        if (complaint != null) throw no(complaint);
        return text;
    }

    private static boolean truth(JsonNode node) {
        if (node.isBoolean()) return node.booleanValue();
        return switch (node.asString("")) {
            case "1" -> true;
            case "0" -> false;
            default -> throw no("must be true or false");
        };
    }

    private static long whole(JsonNode node, long max) {
        var digits =
                node.isIntegralNumber() || node.isString() ? node.asString("").strip() : "";
        if (!WHOLE.matcher(digits).matches()) throw no("must be an integer");
        if (digits.startsWith("-")) throw no("must be at least 0");
        if (digits.length() > MOST_DIGITS || Long.parseLong(digits) > max) {
            throw no("must not be greater than " + max);
        }
        return Long.parseLong(digits);
    }

    private static LocalDate date(JsonNode node) {
        var date = DATE.matcher(node.asString("").strip());
        if (!date.matches()) throw no("must be a valid date");
        try {
            return Values.date(date.group(1));
        } catch (IllegalArgumentException e) {
            throw no("must be a valid date");
        }
    }

    private static UUID uuid(JsonNode node) {
        return PipebackIds.uuid(node.asString("")).orElseThrow(() -> no("must be a valid UUID"));
    }

    private void complain(String name, String what) {
        say(name, "The " + label(name) + " field " + what + ".");
    }

    private void say(String name, String sentence) {
        errors.add(new FieldError("/" + name, sentence));
    }

    private static String label(String name) {
        return name.replace('_', ' ');
    }

    private static boolean isNothing(@Nullable JsonNode node) {
        return node == null
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank());
    }

    private static IllegalArgumentException no(String what) {
        return new IllegalArgumentException(what);
    }
}
