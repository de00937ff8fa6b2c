package io.pipetrail.query.audit;

import io.pipetrail.events.Probability;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values in the one form in which they are compared and printed: texts, whole numbers, decimals and booleans. */
final class Plain {

    private Plain() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean yesOrNo -> yesOrNo;
            case Long number -> number;
            case Integer number -> number.longValue();
            case BigInteger number -> number(new BigDecimal(number));
            case BigDecimal number -> number(number);
            case Probability chance -> number(chance.value());
            case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT);
            case Currency currency -> currency.getCurrencyCode();
            case Instant time -> micros(time).toString();
            default -> value.toString();
        };
    }

    /** As exact as the database is. */
    static Instant micros(Instant time) {
        return time.plusNanos(500).truncatedTo(ChronoUnit.MICROS);
    }

    private static BigDecimal number(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
