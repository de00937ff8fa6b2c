package io.pipetrail.command.registry;

import io.pipetrail.command.deal.StagePlace;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A pipeline, and since when those of its stages are closed ones that were open before. */
record KnownPipeline(PipelineState pipeline, Map<StageId, Instant> closedSince) {

    static KnownPipeline evolve(@Nullable KnownPipeline known, PipelineEvent event, Instant at) {
        if (event instanceof PipelineCreated created) return new KnownPipeline(PipelineState.of(created, at), Map.of());
        if (known == null) throw new IllegalStateException("a pipeline that was never created");
        var since = event instanceof StageOutcomeChanged changed ? known.turned(changed, at) : known.closedSince;
        return new KnownPipeline(known.pipeline.evolve(event, at), since);
    }

    boolean isThereFor(TenantId tenantId) {
        return pipeline.tenantId().equals(tenantId) && !pipeline.deleted();
    }

    Optional<StagePlace> place(StageId stageId) {
        return pipeline.stage(stageId).map(stage -> new StagePlace(pipeline, stage, closedSince.get(stageId)));
    }

    /** From won to lost or back a stage stays closed. */
    private Map<StageId, Instant> turned(StageOutcomeChanged changed, Instant at) {
        var since = new HashMap<>(closedSince);
        if (!changed.outcome().isClosed()) since.remove(changed.stageId());
        else if (!wasClosed(changed.stageId())) since.put(changed.stageId(), at);
        return Map.copyOf(since);
    }

    private boolean wasClosed(StageId stageId) {
        return pipeline.stage(stageId).map(stage -> stage.outcome().isClosed()).orElse(false);
    }
}
