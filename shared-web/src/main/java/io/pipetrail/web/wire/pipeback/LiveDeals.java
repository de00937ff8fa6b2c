package io.pipetrail.web.wire.pipeback;

import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.math.BigInteger;
import java.util.Currency;

/** All deals of a stage or a pipeline, and the amounts of those in the workspace's currency: others cannot be added to them. */
record LiveDeals(long count, BigInteger minor, Currency currency) {

    static LiveDeals of(StageTotals totals, Currency base) {
        var minor = totals.byCurrency().stream()
                .filter(each -> each.currency().equals(base))
                .map(CurrencyTotals::valueMinor)
                .reduce(BigInteger.ZERO, BigInteger::add);
        return new LiveDeals(totals.dealCount(), minor, base);
    }

    String formatted() {
        return FormattedAmount.of(minor, currency);
    }
}
