package io.pipetrail.query.api.v1;

import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** In which currency single figures are: the one asked for, or that of all deals where there is but one, or the store's. */
final class ScalarCurrency {

    private ScalarCurrency() {}

    static Currency of(@Nullable Currency asked, StageTotals all, Currency base) {
        if (asked != null) return asked;
        return all.byCurrency().size() == 1 ? all.byCurrency().getFirst().currency() : base;
    }

    static CurrencyTotals in(Currency currency, StageTotals totals) {
        return totals.byCurrency().stream()
                .filter(some -> some.currency().equals(currency))
                .findFirst()
                .orElse(CurrencyTotals.none(currency));
    }
}
