package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** Takes a stage without live deals out of the pipeline. */
public record RemoveStage(TenantId tenantId, PipelineId pipelineId, StageId stageId) implements PipelineCommand {}
