package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** A stage without live deals was removed. */
public record StageRemoved(TenantId tenantId, PipelineId pipelineId, StageId stageId) implements PipelineEvent {}
