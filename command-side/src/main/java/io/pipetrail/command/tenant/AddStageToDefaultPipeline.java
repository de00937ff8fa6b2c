package io.pipetrail.command.tenant;

import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** Puts a new stage into the pipeline for new deals; a tenant without any gets one of that id. */
public record AddStageToDefaultPipeline(TenantId tenantId, NewStage stage, PipelineId newPipelineId)
        implements TenantCommand {}
