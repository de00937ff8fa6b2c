package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.Plan;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Results;
import io.pipetrail.benchmarks.report.Row;
import io.pipetrail.benchmarks.rounds.Contestant;
import java.util.List;

/** Who takes part where deals are read. */
record ReadField(
        Contestant nothing,
        Contestant deal,
        Contestant dealOfMany,
        Contestant summary,
        Contestant summaryOfMany,
        Contestant summaryAsOf,
        Contestant firstPage,
        Contestant farPage) {

    List<Contestant> all() {
        return List.of(nothing, deal, dealOfMany, summary, summaryOfMany, summaryAsOf, firstPage, farPage);
    }

    List<Measurement> rows(Results results, Plan plan) {
        var sizes = "%,d against %,d deals".formatted(plan.manyDeals(), plan.fewDeals());
        return List.of(
                results.against(Row.DEAL, deal, nothing),
                results.against(Row.SUMMARY, summary, nothing),
                results.against(Row.DEAL_OF_MANY, dealOfMany, deal).noting(sizes),
                results.against(Row.SUMMARY_OF_MANY, summaryOfMany, summary).noting(sizes),
                results.against(Row.SUMMARY_AS_OF, summaryAsOf, summaryOfMany)
                        .noting("as of any time within a year in which %,d deals were created"
                                .formatted(plan.manyDeals())),
                results.against(Row.FAR_PAGE, farPage, firstPage)
                        .noting("from row %,d of %,d".formatted(plan.farRow(), plan.manyDeals())));
    }
}
