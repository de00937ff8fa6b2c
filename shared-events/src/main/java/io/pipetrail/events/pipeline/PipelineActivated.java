package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** A pipeline is in use again. */
public record PipelineActivated(TenantId tenantId, PipelineId pipelineId) implements PipelineEvent {}
