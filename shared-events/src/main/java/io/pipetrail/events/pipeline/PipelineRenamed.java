package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** A pipeline got another name. */
public record PipelineRenamed(TenantId tenantId, PipelineId pipelineId, String name) implements PipelineEvent {}
