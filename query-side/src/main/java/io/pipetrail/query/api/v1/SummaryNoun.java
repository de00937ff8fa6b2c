package io.pipetrail.query.api.v1;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Totals;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1PipelineSummary;
import io.pipetrail.web.wire.v1.V1PipelineSummary.Stage;
import io.pipetrail.web.wire.v1.V1PipelineSummary.Sum;
import io.pipetrail.web.wire.v1.V1Totals;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds the stages of a summary up and prints it. Counts are of all deals shown, amounts of those in its currency. */
final class SummaryNoun {

    private final List<ShownStage> stages;
    private final Totals.At at;
    private final StageTotals all;
    private final Currency currency;

    SummaryNoun(List<ShownStage> stages, Totals.At at, @Nullable Currency asked, Currency base) {
        this.stages = stages;
        this.at = at;
        this.all = total(stage -> true);
        this.currency = ScalarCurrency.of(asked, all, base);
    }

    V1PipelineSummary print(@Nullable PipelineId pipeline, Period period, Moment moment) {
        var sum = sum(all);
        return new V1PipelineSummary(
                "pipeline_summary",
                pipeline == null ? null : Ids.print(pipeline),
                sum.dealCount(),
                sum.totalValue(),
                sum.weightedValue(),
                stages.stream().map(this::stage).toList(),
                sum(total(shown -> shown.stage().outcome() == Outcome.OPEN)),
                sum(total(shown -> shown.stage().outcome() == Outcome.WON)),
                sum(total(shown -> shown.stage().outcome() == Outcome.LOST)),
                V1Totals.of(all),
                Plain.code(currency),
                period.text(),
                moment.asOf(),
                moment.knownAt(),
                at.position());
    }

    private Stage stage(ShownStage shown) {
        var totals = at.of(shown.stage().id());
        var sum = sum(totals);
        return new Stage(
                Ids.print(shown.stage().id()),
                Ids.print(shown.pipeline()),
                shown.stage().name(),
                shown.stage().outcome() == Outcome.WON,
                shown.stage().outcome() == Outcome.LOST,
                sum.dealCount(),
                sum.totalValue(),
                sum.weightedValue(),
                V1Totals.of(totals));
    }

    private StageTotals total(Predicate<ShownStage> wanted) {
        return stages.stream()
                .filter(wanted)
                .map(shown -> at.of(shown.stage().id()))
                .reduce(StageTotals.NONE, StageTotals::plus);
    }

    private Sum sum(StageTotals totals) {
        var ours = ScalarCurrency.in(currency, totals);
        return new Sum(
                totals.dealCount(),
                Plain.units(ours.valueMinor(), currency),
                Plain.units(ours.weightedMinor(), currency));
    }
}
