package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** Puts a new stage into the pipeline. */
public record AddStage(TenantId tenantId, PipelineId pipelineId, NewStage stage) implements PipelineCommand {}
