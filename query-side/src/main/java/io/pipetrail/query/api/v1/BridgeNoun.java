package io.pipetrail.query.api.v1;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.query.pipelinesummary.Bridge;
import io.pipetrail.query.pipelinesummary.Bridge.Row;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.readside.CurrencyTotals;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays a bridge out by stage and currency and prints it. */
final class BridgeNoun {

    private final List<ShownStage> stages;
    private final List<Row> rows;

    /** In one currency only, where one is asked for. */
    BridgeNoun(List<ShownStage> stages, List<Row> rows, @Nullable Currency asked) {
        var shown = stages.stream().map(shownStage -> shownStage.stage().id()).toList();
        this.stages = stages;
        this.rows = rows.stream()
                .filter(row -> shown.contains(row.stage()))
                .filter(row -> asked == null || row.totals().currency().equals(asked))
                .toList();
    }

    V1Bridge print(@Nullable PipelineId pipeline, Instant from, Moment to, long position) {
        return new V1Bridge(
                "pipeline_summary_changes",
                pipeline == null ? null : Ids.print(pipeline),
                from,
                to.asOf(),
                to.knownAt(),
                stages.stream().map(this::stage).toList(),
                lines(rows),
                position);
    }

    private V1Bridge.Stage stage(ShownStage shown) {
        var stage = shown.stage();
        var ofStage =
                rows.stream().filter(row -> row.stage().equals(stage.id())).toList();
        return new V1Bridge.Stage(
                Ids.print(stage.id()),
                Ids.print(shown.pipeline()),
                stage.name(),
                stage.outcome() == Outcome.WON,
                stage.outcome() == Outcome.LOST,
                lines(ofStage));
    }

    private static List<V1Bridge.Line> lines(List<Row> rows) {
        return rows.stream()
                .map(row -> row.totals().currency())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> line(currency, rows))
                .toList();
    }

    private static V1Bridge.Line line(Currency currency, List<Row> rows) {
        return new V1Bridge.Line(
                Plain.code(currency),
                figures(currency, Bridge.OPENING, rows),
                figures(currency, "created", rows),
                figures(currency, "value_up", rows),
                figures(currency, "value_down", rows),
                figures(currency, "moved_in", rows),
                figures(currency, "moved_out", rows),
                figures(currency, "won", rows),
                figures(currency, "lost", rows),
                figures(currency, "reopened", rows),
                figures(currency, "deleted", rows),
                figures(currency, "restored", rows),
                figures(currency, "reweighted", rows),
                figures(currency, Bridge.CLOSING, rows));
    }

    private static V1Bridge.Figures figures(Currency currency, String figure, List<Row> rows) {
        var sum = rows.stream()
                .filter(row ->
                        row.figure().equals(figure) && row.totals().currency().equals(currency))
                .map(Row::totals)
                .reduce(CurrencyTotals.none(currency), CurrencyTotals::plus);
        return new V1Bridge.Figures(
                sum.dealCount(), Plain.units(sum.valueMinor(), currency), Plain.units(sum.weightedMinor(), currency));
    }
}
