package io.pipetrail.command.deal;

import io.pipetrail.events.Money;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is said about a deal's value: an amount in currency units or in minor units (at most one of them), a currency, both
 * or nothing. What is not said stays; a currency alone keeps the amount in units, 100 USD becoming 100 EUR.
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
     * @throws ArithmeticException if the amount has more decimals than the currency, or is greater than {@link #MAX_MINOR}
     */
    public Money from(Money before) {
        var in = currency == null ? before.currency() : currency;
        var value = minor != null ? new Money(minor, in) : inUnits(before, in);
        if (value.minor() > MAX_MINOR) throw new ArithmeticException("more than " + MAX_MINOR + " minor units");
        return value;
    }

    private Money inUnits(Money before, Currency in) {
        if (units != null) return Money.ofUnits(units, in);
        return in.equals(before.currency()) ? before : Money.ofUnits(before.units(), in);
    }
}
