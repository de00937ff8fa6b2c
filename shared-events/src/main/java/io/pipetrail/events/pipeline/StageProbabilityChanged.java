package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A stage gives its deals another probability, or none. */
public record StageProbabilityChanged(
        TenantId tenantId,
        PipelineId pipelineId,
        StageId stageId,
        @Nullable Probability probability) implements PipelineEvent {}
