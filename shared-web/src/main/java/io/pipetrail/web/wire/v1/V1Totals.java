package io.pipetrail.web.wire.v1;

import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.readside.StageTotals;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the deals in one currency add up to. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Totals(String currency, long dealCount, BigDecimal totalValue, BigDecimal weightedValue) {

    public static V1Totals of(CurrencyTotals totals) {
        return new V1Totals(
                Plain.code(totals.currency()),
                totals.dealCount(),
                Plain.units(totals.valueMinor(), totals.currency()),
                Plain.units(totals.weightedMinor(), totals.currency()));
    }

    public static List<V1Totals> of(StageTotals totals) {
        return totals.byCurrency().stream().map(V1Totals::of).toList();
    }
}
