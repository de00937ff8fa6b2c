package io.pipetrail.events.pipeline;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A stage came into a pipeline at a position, counted from 1; those behind it moved down. */
public record StageAdded(
        TenantId tenantId,
        PipelineId pipelineId,
        StageId stageId,
        int position,
        String name,
        @Nullable String description,
        Outcome outcome,
        @Nullable Probability probability,
        int rottingDays,
        @Nullable String color)
        implements PipelineEvent {}
