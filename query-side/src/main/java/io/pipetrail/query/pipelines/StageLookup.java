package io.pipetrail.query.pipelines;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The stages that deals are in. */
@Component
public class StageLookup {

    private final EventLog log;

    StageLookup(EventLog log) {
        this.log = log;
    }

    /** The stage that a deal is in; one that is not among the tenant's is read from the log. */
    public StageState of(DealState deal, Pipelines pipelines) {
        var known = pipelines.stagesById().get(deal.stageId());
        return known == null ? logged(deal.tenantId(), deal) : known;
    }

    private StageState logged(TenantId tenant, DealState deal) {
        PipelineState pipeline = null;
        for (var event : log.stream(deal.pipelineId().toString(), 0)) pipeline = folded(tenant, pipeline, event);
        return pipeline == null
                ? nameless(deal)
                : pipeline.stage(deal.stageId()).orElse(nameless(deal));
    }

    private static @Nullable PipelineState folded(
            TenantId tenant, @Nullable PipelineState pipeline, StoredEvent event) {
        if (!(event.payload() instanceof PipelineEvent happened)
                || !happened.tenantId().equals(tenant)) return pipeline;
        if (happened instanceof PipelineCreated created) return PipelineState.of(created, OccurredAt.of(event));
        return pipeline == null ? null : pipeline.evolve(happened, OccurredAt.of(event));
    }

    /** Of a stage that even the log does not know any more there is only what the deal says. */
    private static StageState nameless(DealState deal) {
        return new StageState(deal.stageId(), "", null, deal.outcome(), null, 0, null, Instant.EPOCH, Instant.EPOCH);
    }
}
