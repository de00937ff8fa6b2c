package io.pipetrail.web.readside;

import java.util.List;

/** How many live deals there are in a stage, or in several, and what they are worth in each currency. */
public record StageTotals(long dealCount, List<CurrencyTotals> byCurrency) {

    public static final StageTotals NONE = new StageTotals(0, List.of());

    /** The totals of two disjoint sets of deals together, ordered by currency code. */
    public StageTotals plus(StageTotals other) {
        return new StageTotals(dealCount + other.dealCount, CurrencyTotals.sum(byCurrency, other.byCurrency));
    }
}
