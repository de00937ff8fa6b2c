package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A pipeline got another description, or lost it. */
public record PipelineDescribed(
        TenantId tenantId, PipelineId pipelineId, @Nullable String description) implements PipelineEvent {}
