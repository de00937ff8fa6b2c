package io.pipetrail.events.pipeline;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.util.List;

/** A deleted pipeline is back, with the stages that it had, in their order. */
public record PipelineRestored(TenantId tenantId, PipelineId pipelineId, List<Stage> stages) implements PipelineEvent {

    /** A stage that is back, and what it means for deals. */
    public record Stage(StageId stageId, Outcome outcome) {}
}
