package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A pipeline came into being, without stages yet. */
public record PipelineCreated(
        TenantId tenantId,
        PipelineId pipelineId,
        String name,
        @Nullable String description,
        PipelineType type) implements PipelineEvent {}
