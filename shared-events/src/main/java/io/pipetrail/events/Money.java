package io.pipetrail.events;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in minor units (cents, for most currencies) of an ISO 4217 currency. Amounts of different currencies are never added up. */
public record Money(long minor, Currency currency) {

    /**
     * The amount of so many currency units.
     *
     * @throws ArithmeticException if the amount has more decimals than the currency, or does not fit
     */
    public static Money ofUnits(BigDecimal units, Currency currency) {
        return new Money(
                units.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** The amount in currency units, with as many decimals as the currency has. */
    public BigDecimal units() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    /** The expected amount, rounded half even to the minor unit. */
    public Money times(Probability probability) {
        return new Money(
                BigDecimal.valueOf(minor)
                        .multiply(probability.value())
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact(),
                currency);
    }
}
