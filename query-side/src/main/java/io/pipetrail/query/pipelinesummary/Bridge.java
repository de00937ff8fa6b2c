package io.pipetrail.query.pipelinesummary;

import static java.util.stream.Collectors.toSet;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelines.PipelinesThen;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.readside.CurrencyTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How totals came from what they were at one instant to what they were at another: by parts, into which every change falls just
 * once. Opening and closing are added up on their own, from the first change on, so that it shows if parts are missing.
 */
@Component
public class Bridge {

    /** What figures are in a bridge, each by its name, and the pipelines as they were at its end. */
    public record Spanned(long position, Pipelines pipelines, List<Row> rows) {}

    /** A figure: opening, closing, or a part by its name in lower case. */
    public record Row(StageId stage, String figure, CurrencyTotals totals) {}

    public static final String OPENING = "opening";
    public static final String CLOSING = "closing";
    private static final String PARTS = "parts";

    private final ChangeSums changes;
    private final PipelinesThen pipelines;

    Bridge(ChangeSums changes, PipelinesThen pipelines) {
        this.changes = changes;
        this.pipelines = pipelines;
    }

    /** From after an instant up to the moment's, and including it. */
    public Spanned of(TenantId tenant, Instant from, Moment to) {
        var start = from.plusMillis(1);
        var spans = Map.of(
                OPENING, new Span(null, start), PARTS, new Span(start, to.end()), CLOSING, new Span(null, to.end()));
        var sums = changes.of(tenant, to, ChangeSql.BY_PART, spans);
        var touched = sums.sums().stream().map(ChangeSums.Sum::stage).collect(toSet());
        var rows = sums.sums().stream()
                .map(sum -> new Row(sum.stage(), sum.span().equals(PARTS) ? sum.key() : sum.span(), sum.totals()))
                .toList();
        return new Spanned(sums.position(), pipelines.of(tenant, to, touched, sums.stamp(), sums.position()), rows);
    }
}
