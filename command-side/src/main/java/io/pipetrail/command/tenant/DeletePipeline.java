package io.pipetrail.command.tenant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** Deletes a pipeline that is not the default and holds no live deals. */
public record DeletePipeline(TenantId tenantId, PipelineId pipelineId) implements TenantCommand {}
