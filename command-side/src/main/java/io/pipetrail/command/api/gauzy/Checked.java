package io.pipetrail.command.api.gauzy;

import io.pipetrail.command.Change;
import io.pipetrail.web.body.TextRules;
import io.pipetrail.web.wire.gauzy.Nest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An object of a body, asked property by property. What is wrong is gathered in the words of class-validator, and
 * {@link #refuseIfInvalid()} refuses the request with all of it. Properties that nobody asks for are ignored.
 */
final class Checked {

    private final ObjectNode json;
    private final String prefix;
    private final List<String> messages;

    private Checked(ObjectNode json, String prefix, List<String> messages) {
        this.json = json;
        this.prefix = prefix;
        this.messages = messages;
    }

    static Checked of(ObjectNode json) {
        return new Checked(json, "", new ArrayList<>());
    }

    void refuseIfInvalid() {
        if (!messages.isEmpty()) throw Nest.invalid(messages);
    }

    boolean has(String property) {
        return json.has(property);
    }

    /** A text that must be there; empty, besides a complaint, where it is not. */
    String requiredText(String property, int max) {
        var node = json.get(property);
        var isMissing = node == null || node.isNull();
        if (isMissing || (node.isString() && node.stringValue().isBlank())) complain(property, "should not be empty");
        return isMissing ? notAString(property) : text(property, node, max);
    }

    /** A text that stays as it is where it is absent, and cannot be cleared. */
    Change<String> textToKeep(String property, int max) {
        return json.has(property) ? Change.to(requiredText(property, max)) : Change.none();
    }

    /** A text that null clears. */
    Change<String> text(String property, int max) {
        return asked(property, node -> text(property, node, max));
    }

    /** A text that null clears, and that is not empty. */
    Change<String> filledText(String property, int max) {
        return asked(property, node -> {
            if (node.isString() && node.stringValue().isBlank()) complain(property, "should not be empty");
            return text(property, node, max);
        });
    }

    Change<Boolean> bool(String property) {
        return asked(property, node -> {
            if (!node.isBoolean()) complain(property, "must be a boolean value");
            return node.isBoolean() && node.booleanValue();
        });
    }

    /** For what is always the same here: a client that wants it otherwise is told so. */
    void always(String property, boolean value) {
        var wanted = bool(property).value();
        if (wanted != null && wanted != value) complain(property, "must be equal to " + value);
    }

    Change<Integer> integer(String property, int min, int max) {
        return asked(property, node -> integer(property, node, min, max));
    }

    Change<UUID> uuid(String property) {
        return asked(property, node -> {
            if (node.isString() && Nest.isUuid(node.stringValue())) return UUID.fromString(node.stringValue());
            complain(property, "must be a UUID");
            return null;
        });
    }

    /** An id that must be there; null, besides a complaint, where it is not. */
    @Nullable
    UUID requiredUuid(String property) {
        var given = uuid(property);
        if (json.path(property).isMissingNode() || json.path(property).isNull()) complain(property, "must be a UUID");
        return given.value();
    }

    /** The objects of a list, or null where there is none. */
    @Nullable
    List<Checked> objects(String property, int max) {
        var node = json.get(property);
        if (node == null || node.isNull()) return null;
        if (!node.isArray()) complain(property, "must be an array");
        if (node.size() > max) complain(property, "must contain no more than " + max + " elements");
        var objects = new ArrayList<Checked>();
        for (int i = 0; i < node.size(); i++) {
            if (node.get(i) instanceof ObjectNode object) {
                objects.add(new Checked(object, prefix + property + "." + i + ".", messages));
            } else {
                messages.add("each value in nested property " + prefix + property + " must be either object or array");
            }
        }
        return objects;
    }

    void complain(String property, String what) {
        messages.add(prefix + property + " " + what);
    }

    private <T> Change<T> asked(String property, Reading<T> reading) {
        var node = json.get(property);
        if (node == null) return Change.none();
        return Change.to(node.isNull() ? null : reading.read(node));
    }

    private String text(String property, JsonNode node, int max) {
        if (!node.isString()) return notAString(property);
        var text = node.stringValue();
        if (text.codePointCount(0, text.length()) > max) {
            complain(property, "must be shorter than or equal to " + max + " characters");
        } else {
            var complaint = TextRules.complaint(text, 0, max);
            if (complaint != null) complain(property, complaint);
        }
        return text;
    }

    /** Compared as it is: a number may be too large for any other type. */
    private @Nullable Integer integer(String property, JsonNode node, int min, int max) {
        var number = node.isNumber() ? node.decimalValue() : null;
        var isWhole = number != null && number.stripTrailingZeros().scale() <= 0;
        var isLess = number == null || number.compareTo(BigDecimal.valueOf(min)) < 0;
        var isMore = number == null || number.compareTo(BigDecimal.valueOf(max)) > 0;
        if (!isWhole) complain(property, "must be an integer number");
        if (isLess) complain(property, "must not be less than " + min);
        if (isMore) complain(property, "must not be greater than " + max);
        return number != null && isWhole && !isLess && !isMore ? number.intValueExact() : null;
    }

    private String notAString(String property) {
        complain(property, "must be a string");
        return "";
    }

    /** How a value is read. */
    private interface Reading<T> {
        @Nullable
        T read(JsonNode node);
    }
}
