package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** A pipeline is kept but no longer in use. */
public record PipelineDeactivated(TenantId tenantId, PipelineId pipelineId) implements PipelineEvent {}
