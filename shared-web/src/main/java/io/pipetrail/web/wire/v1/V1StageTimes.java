package io.pipetrail.web.wire.v1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** How long deals are in stages: the stays that began between two instants. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1StageTimes(
        String object,
        @Nullable String pipelineId,
        @Nullable @UtcMillis Instant from,
        @Nullable @UtcMillis Instant to,
        List<Stage> stages) {

    /**
     * The stays in one stage.
     *
     * @param reentries times that a deal came which had been there before
     * @param backwardMoves moves from here to a stage before it
     * @param typical over ended and current stays alike: a deal that is still there counts as staying longer than it has
     *     (Kaplan and Meier's estimate); null where too few have left yet
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Stage(
            String id,
            String pipelineId,
            String name,
            boolean isWon,
            boolean isLost,
            long entries,
            long deals,
            long reentries,
            long backwardMoves,
            Ended ended,
            Current current,
            Seconds typical) {}

    /** Stays that a move ended. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Ended(
            long count,
            @Nullable Long medianSeconds,
            @Nullable Long p90Seconds) {}

    /** Deals that are there now. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Current(
            long count,
            @Nullable Long medianAgeSeconds,
            @Nullable Long p90AgeSeconds,
            long rotting) {}

    /** A median and the time within which nine of ten are over. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Seconds(
            @Nullable Long medianSeconds, @Nullable Long p90Seconds) {}
}
