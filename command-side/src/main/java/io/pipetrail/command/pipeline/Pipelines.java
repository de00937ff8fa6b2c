package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;

/** A tenant's pipelines as the tenant itself deals with them: in its own unit of work, so that both streams grow together. */
public interface Pipelines {

    PipelineState create(TenantId tenantId, NewPipeline asked);

    PipelineState find(TenantId tenantId, PipelineId pipelineId);

    /** Revises it; with nothing to change it only looks whether it is there and as expected. */
    PipelineState revise(TenantId tenantId, PipelineId pipelineId, PipelineRevision asked);

    PipelineState delete(TenantId tenantId, PipelineId pipelineId);

    /** Brings a deleted one back; one that is not deleted stays as it is. */
    PipelineState restore(TenantId tenantId, PipelineId pipelineId);

    StageDecided addStage(TenantId tenantId, PipelineId pipelineId, NewStage stage);

    StageGone removeStage(TenantId tenantId, PipelineId pipelineId, StageId stageId);
}
