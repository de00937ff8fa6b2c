package io.pipetrail.web.wire.v1;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A deal that went from one stage to another. Names, value and owner are what they were when it was recorded.
 *
 * @param id that of the event
 * @param secondsInStage how long the deal had been in the stage that it left
 */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Movement(
        String object,
        String id,
        long position,
        String dealId,
        String title,
        Place from,
        Place to,
        BigDecimal value,
        long valueMinor,
        String currency,
        @Nullable String assignedTo,
        long secondsInStage,
        @UtcMillis Instant occurredAt,
        @UtcMillis Instant recordedAt,
        @Nullable V1Actor actor,
        @Nullable String dialect,
        @Nullable String requestId) {

    /** A stage and its pipeline, by the names they had. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Place(String stageId, String stageName, String pipelineId, String pipelineName) {}
}
