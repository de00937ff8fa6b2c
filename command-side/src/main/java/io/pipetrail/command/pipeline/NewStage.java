package io.pipetrail.command.pipeline;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import org.jspecify.annotations.Nullable;

/** A stage as it is asked for; without a display order (from 1) it becomes the last one. */
public record NewStage(
        StageId id,
        @Nullable Integer displayOrder,
        String name,
        @Nullable String description,
        Outcome outcome,
        @Nullable Probability probability,
        int rottingDays,
        @Nullable String color) {}
