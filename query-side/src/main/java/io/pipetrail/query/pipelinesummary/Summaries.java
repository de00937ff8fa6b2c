package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelines.PipelinesThen;
import io.pipetrail.query.reading.Moment;
import org.springframework.stereotype.Component;

/** The pipelines and what is in them, both as of the same moment: by one statement, unless a pipeline was changed just now. */
@Component
public class Summaries {

    /** Pipelines, and the totals of their stages. */
    public record Summary(Pipelines pipelines, Totals.At totals) {}

    /** Who changes pipelines all the time gets an answer all the same, if the last totals do not quite match. */
    private static final int TRIES = 5;

    private final Catalog catalog;
    private final Totals totals;
    private final TotalsThen totalsThen;
    private final PipelinesThen pipelinesThen;

    Summaries(Catalog catalog, Totals totals, TotalsThen totalsThen, PipelinesThen pipelinesThen) {
        this.catalog = catalog;
        this.totals = totals;
        this.totalsThen = totalsThen;
        this.pipelinesThen = pipelinesThen;
    }

    /** The same at a moment: deals, days, pipelines and stages as they were then. */
    public Summary of(TenantId tenant, Period period, Moment moment) {
        if (!moment.past()) return of(tenant, period);
        var then = totalsThen.of(tenant, period, moment);
        var at = then.at();
        return new Summary(pipelinesThen.of(tenant, moment, then.held(), at.stamp(), at.position()), at);
    }

    /** The deals of a tenant whose day is in the period, by pipeline and stage. */
    public Summary of(TenantId tenant, Period period) {
        var summary = once(tenant, period);
        for (int i = 1;
                i < TRIES && summary.pipelines().stamp() != summary.totals().stamp();
                i++) {
            summary = once(tenant, period);
        }
        return summary;
    }

    private Summary once(TenantId tenant, Period period) {
        var at = totals.of(tenant, period);
        return new Summary(catalog.pipelines(tenant, at.stamp()), at);
    }
}
