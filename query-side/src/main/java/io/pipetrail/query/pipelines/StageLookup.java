package io.pipetrail.query.pipelines;

import io.pipetrail.events.StageId;
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
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stages that deals are in. */
@Component
public class StageLookup {

    private final StageRows rows;
    private final EventLog log;

    StageLookup(StageRows rows, EventLog log) {
        this.rows = rows;
        this.log = log;
    }

    /**
     * The stage of each deal, in the deals' order. The deals' projection may be a moment ahead of the pipelines': a stage that is not there
     * yet is read from the log.
     */
    @Transactional(readOnly = true)
    public List<StageState> of(TenantId tenant, List<DealState> deals) {
        var ids = deals.stream().map(deal -> deal.stageId().value()).distinct().toList();
        var known = new HashMap<StageId, StageState>();
        rows.findByTenantIdAndStageIdIn(tenant, ids).stream()
                .map(StageRow::state)
                .forEach(stage -> known.put(stage.id(), stage));
        return deals.stream()
                .map(deal -> known.computeIfAbsent(deal.stageId(), id -> logged(tenant, deal)))
                .toList();
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
