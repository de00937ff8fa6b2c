package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.util.List;

/** These are the pipeline's stages, all of them, in their new order. */
public record StagesReordered(TenantId tenantId, PipelineId pipelineId, List<StageId> stageIds)
        implements PipelineEvent {}
