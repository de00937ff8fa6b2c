package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A stage got another colour (#RRGGBB), or lost it. */
public record StageRecolored(
        TenantId tenantId,
        PipelineId pipelineId,
        StageId stageId,
        @Nullable String color) implements PipelineEvent {}
