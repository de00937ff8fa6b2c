package io.pipetrail.command.deal;

import io.pipetrail.events.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a deal's value: an amount in currency units, in minor units or in both, a currency, or nothing. What
 * is not said stays; a currency alone keeps the amount in units, 100 USD becoming 100 EUR.
 */
public record Worth(
        @Nullable BigDecimal units,
        @Nullable Long minor,
        @Nullable Currency currency) {

    public static final Worth UNSAID = new Worth(null, null, null);

    /** So that sums over millions of deals and every rounding stay exact. */
    public static final long MAX_MINOR = 99_999_999_999_999_999L;

    /**
     * The value afterwards.
     *
     * @throws ArithmeticException with the complaint, if the amount has more decimals than the currency, is greater than
     *     {@link #MAX_MINOR}, or not the same in units as in minor units
     */
    public Money from(Money before) {
        var in = currency == null ? before.currency() : currency;
        var value = minor != null ? new Money(minor, in) : inUnits(before, in);
        if (value.minor() > MAX_MINOR) throw new ArithmeticException("is out of range");
        if (minor != null && units != null && !exactly(units, in).equals(value)) {
            throw new ArithmeticException("is not the same as value_minor");
        }
        return value;
    }

    private Money inUnits(Money before, Currency in) {
        if (units != null) return exactly(units, in);
        return in.equals(before.currency()) ? before : exactly(before.units(), in);
    }

    private static Money exactly(BigDecimal units, Currency in) {
        if (units.stripTrailingZeros().scale() > in.getDefaultFractionDigits()) {
            throw new ArithmeticException("has more decimals than " + in + " has");
        }
        try {
            return Money.ofUnits(units, in);
        } catch (ArithmeticException tooMuch) {
            throw new ArithmeticException("is out of range");
        }
    }
}
