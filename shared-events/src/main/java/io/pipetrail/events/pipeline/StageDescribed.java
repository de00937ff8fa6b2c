package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A stage got another description, or lost it. */
public record StageDescribed(
        TenantId tenantId,
        PipelineId pipelineId,
        StageId stageId,
        @Nullable String description) implements PipelineEvent {}
