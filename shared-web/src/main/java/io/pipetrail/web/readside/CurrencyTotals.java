package io.pipetrail.web.readside;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the deals in one currency add up to, in minor units: more than a long may hold. */
public record CurrencyTotals(Currency currency, long dealCount, BigInteger valueMinor, BigInteger weightedMinor) {

    public static CurrencyTotals none(Currency currency) {
        return new CurrencyTotals(currency, 0, BigInteger.ZERO, BigInteger.ZERO);
    }

    /** The sum of totals in the same currency. */
    public CurrencyTotals plus(CurrencyTotals other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new CurrencyTotals(
                currency,
                dealCount + other.dealCount,
                valueMinor.add(other.valueMinor),
                weightedMinor.add(other.weightedMinor));
    }

    static List<CurrencyTotals> sum(Collection<CurrencyTotals> some, Collection<CurrencyTotals> others) {
        var sums = new TreeMap<Currency, CurrencyTotals>(Comparator.comparing(Currency::getCurrencyCode));
        Stream.concat(some.stream(), others.stream())
                .forEach(totals -> sums.merge(totals.currency(), totals, CurrencyTotals::plus));
        return List.copyOf(sums.values());
    }
}
