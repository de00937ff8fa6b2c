package io.pipetrail.web.wire.v1;

import io.pipetrail.events.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers and names as JSON shows them: without trailing zeros, exponents and capitals. */
public final class Plain {

    private Plain() {}

    /** 48000 or 48000.5, never 4.8E+4. */
    public static BigDecimal number(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    public static BigDecimal units(Money money) {
        return number(money.units());
    }

    /** So many minor units in units of their currency. */
    public static BigDecimal units(BigInteger minor, Currency currency) {
        return number(new BigDecimal(minor, Math.max(0, currency.getDefaultFractionDigits())));
    }

    public static String code(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }

    public static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    public static @Nullable String nameOrNull(@Nullable Enum<?> value) {
        return value == null ? null : name(value);
    }
}
