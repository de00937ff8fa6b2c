package io.pipetrail.query.api.v1;

import io.pipetrail.query.reading.Span;
import io.pipetrail.web.body.Values;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.MalformedId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads query parameters that are more than one value, or that a database would stumble over. */
final class Asked {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");
    private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,17}");
    private static final int LONGEST = 500;

    private Asked() {}

    /** Text to look for; PostgreSQL holds no NUL. */
    static @Nullable String text(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) return null;
        if (text.indexOf('\0') >= 0 || text.length() > LONGEST) {
            throw Refusal.badRequest(name, "must be a text of at most " + LONGEST + " characters, without NUL");
        }
        return text;
    }

    /** An actor as it is printed: keys with their prefix, which the log does not have. */
    static @Nullable String actor(@Nullable String printed) {
        var actor = text("actor", printed);
        return actor != null && actor.startsWith("key_") ? actor.substring("key_".length()) : actor;
    }

    static long version(String text) {
        if (!VERSION.matcher(text).matches()) throw Refusal.badRequest("version", "must be a number from 1 on");
        return Long.parseLong(text);
    }

    static @Nullable BigDecimal decimal(String name, @Nullable String text) {
        if (text == null) return null;
        if (!DECIMAL.matcher(text).matches()) throw Refusal.badRequest(name, "must be a number such as 1000 or 99.5");
        return new BigDecimal(text);
    }

    /** From one instant or date to another; a date means all of its day, UTC. */
    static Span span(String name, @Nullable String from, @Nullable String to) {
        var start = from == null ? null : instant(name + "_from", from, 0);
        var end = to == null ? null : instant(name + "_to", to, 1);
        if (start != null && end != null && !start.isBefore(end)) {
            throw Refusal.badRequest(name + "_from", "must not be after " + name + "_to");
        }
        return new Span(start, end);
    }

    /** From one instant or date to another, where the parameters are called just so. */
    static Span span(@Nullable String from, @Nullable String to) {
        var start = from == null ? null : instant("from", from, 0);
        var end = to == null ? null : instant("to", to, 1);
        if (start != null && end != null && !start.isBefore(end)) throw wrongWay();
        return new Span(start, end);
    }

    /** An instant that is over, or the end of a day, UTC; of today there is no more than what there is so far. */
    static Instant past(String name, String text, Instant now) {
        var isDate = DATE.matcher(text).matches();
        if (instant(name, text, 0).isAfter(now)) throw Refusal.badRequest(name, "must not be in the future");
        var last = instant(name, text, isDate ? 1 : 0).minusMillis(isDate ? 1 : 0);
        return last.isAfter(now) ? now : last;
    }

    /** Where a span begins that ends at an instant: just before a day, or at an instant itself. */
    static Instant beginning(String text, Instant end, Instant now) {
        var first = instant("from", text, 0);
        if (first.isAfter(now)) throw Refusal.badRequest("from", "must not be in the future");
        if (first.isAfter(end)) throw wrongWay();
        return DATE.matcher(text).matches() ? first.minusMillis(1) : first;
    }

    static Refusal wrongWay() {
        return Refusal.badRequest("from", "must not be after to");
    }

    /** An id that is given to go on from. */
    static <T> T id(String name, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (MalformedId e) {
            throw Refusal.badRequest(name, String.valueOf(e.getMessage()));
        }
    }

    static Refusal unknown(String name, Set<String> known) {
        return Refusal.badRequest(name, "must be one of " + String.join(", ", known));
    }

    /** As the end of a span an instant counts itself, to the millisecond, and a date the whole of its day. */
    private static Instant instant(String name, String text, int end) {
        try {
            if (DATE.matcher(text).matches()) {
                LocalDate date = Values.date(text);
                return date.plusDays(end).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            return Values.instant(text).plusMillis(end);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest(name, "must be a date as 2026-04-15 or an instant as 2026-04-15T09:00:00Z");
        }
    }
}
