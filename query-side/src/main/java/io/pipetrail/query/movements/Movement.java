package io.pipetrail.query.movements;

import io.pipetrail.events.Actor;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal that went from one stage to another, with all names and what the deal was worth as the log had them then.
 *
 * @param secondsInStage how long it had been in the stage that it left
 */
public record Movement(
        UUID eventId,
        long position,
        DealId dealId,
        String title,
        Place from,
        Place to,
        Money value,
        @Nullable String assignedTo,
        long secondsInStage,
        Instant occurredAt,
        Instant recordedAt,
        @Nullable Actor by,
        @Nullable String dialect,
        @Nullable String requestId) {

    /** A stage of a pipeline, by the names they had. */
    public record Place(StageId stageId, String stage, PipelineId pipelineId, String pipeline) {}
}
