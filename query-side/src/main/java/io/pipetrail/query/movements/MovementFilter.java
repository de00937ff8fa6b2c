package io.pipetrail.query.movements;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.query.reading.Span;
import org.jspecify.annotations.Nullable;

/**
 * Which movements are wanted; what is null is not asked for.
 *
 * @param occurred when they happened in the business
 * @param pipelineId that the deal left, reached or moved within
 * @param stageId that the deal left or reached
 * @param assignedTo who had the deal then
 */
public record MovementFilter(
        Span occurred,
        @Nullable PipelineId pipelineId,
        @Nullable StageId stageId,
        @Nullable DealId dealId,
        @Nullable String assignedTo,
        @Nullable String actor) {}
