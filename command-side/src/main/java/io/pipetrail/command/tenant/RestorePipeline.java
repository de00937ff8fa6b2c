package io.pipetrail.command.tenant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** Brings a deleted pipeline back, with its stages and behind the others; one that is not deleted stays as it is. */
public record RestorePipeline(TenantId tenantId, PipelineId pipelineId) implements TenantCommand {}
