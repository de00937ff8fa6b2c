package io.pipetrail.web.body;

import io.pipetrail.events.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads single JSON values without bending them: "5" is not 5 and 1 is not true. Says no by IllegalArgumentException. */
public final class Values {

    private static final int MAX_DIGITS = 30;
    private static final int MAX_EXPONENT = 20;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Values() {}

    static String string(JsonNode node) {
        if (!node.isString()) throw no("must be a string");
        return node.stringValue();
    }

    static String text(JsonNode node, int min, int max) {
        var text = string(node);
        var complaint = TextRules.complaint(text, min, max);
        if (complaint != null) throw no(complaint);
        return text;
    }

    /** Bounded before anybody calculates with it: 1e999999999 is a short text but a long number. */
    static BigDecimal decimal(JsonNode node) {
        if (!node.isNumber()) throw no("must be a number");
        var value = node.decimalValue();
        if (value.precision() > MAX_DIGITS || Math.abs((long) value.scale()) > MAX_EXPONENT)
            throw no("is out of range");
        return value;
    }

    static Money money(BigDecimal units, Currency currency) {
        if (units.stripTrailingZeros().scale() > currency.getDefaultFractionDigits()) {
            throw no("has more decimals than " + currency + " has");
        }
        try {
            return Money.ofUnits(units, currency);
        } catch (ArithmeticException e) {
            throw no("is out of range");
        }
    }

    static long whole(JsonNode node, long min, long max) {
        if (!node.isIntegralNumber()) throw no("must be a whole number");
        if (!node.canConvertToLong() || node.longValue() < min || node.longValue() > max) {
            throw no("must be from " + min + " to " + max);
        }
        return node.longValue();
    }

    static boolean bool(JsonNode node) {
        if (!node.isBoolean()) throw no("must be true or false");
        return node.booleanValue();
    }

    static LocalDate date(JsonNode node) {
        return date(string(node));
    }

    /** A date as 2026-04-15, from 1900 to 9999. */
    public static LocalDate date(String text) {
        try {
            if (DATE.matcher(text).matches() && LocalDate.parse(text).getYear() >= 1900) return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw no("must be a date that exists");
        }
        throw no("must be a date as 2026-04-15, from 1900 to 9999");
    }

    static Instant instant(JsonNode node) {
        return instant(string(node));
    }

    /** An instant as 2026-03-10T09:00:00Z or with another offset, to the millisecond. */
    public static Instant instant(String text) {
        try {
            var instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
            if (instant.isAfter(Instant.EPOCH.minus(36525, ChronoUnit.DAYS)) && isBefore10000(instant)) return instant;
        } catch (DateTimeException e) {
            throw no("must be an instant as 2026-03-10T09:00:00.000Z");
        }
        throw no("must be an instant from 1870 to 9999");
    }

    /** An enum constant by its name in lower case. */
    public static <E extends Enum<E>> E choice(String text, Class<E> choices) {
        return Stream.of(choices.getEnumConstants())
                .filter(choice -> choice.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> no("must be one of " + names(choices)));
    }

    /** A currency that counts money, by its ISO 4217 code in any case. */
    public static Currency currency(String text) {
        try {
            var currency = Currency.getInstance(text.toUpperCase(Locale.ROOT));
            if (currency.getDefaultFractionDigits() >= 0) return currency;
        } catch (IllegalArgumentException e) {
            throw no("must be an ISO 4217 currency code");
        }
        throw no("must be an ISO 4217 currency code");
    }

    static List<JsonNode> array(JsonNode node, int max) {
        if (!node.isArray()) throw no("must be an array");
        if (node.size() > max) throw no("must have at most " + max + " items");
        return List.copyOf(node.values());
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    static boolean isColor(String text) {
        return COLOR.matcher(text).matches();
    }

    private static boolean isBefore10000(Instant instant) {
        return instant.isBefore(Instant.parse("9999-12-31T23:59:59.999Z"));
    }

    private static String names(Class<? extends Enum<?>> choices) {
        return Stream.of(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static IllegalArgumentException no(String detail) {
        return new IllegalArgumentException(detail);
    }
}
