package io.pipetrail.web.wire.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Where deals go from stages. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Conversion(
        String object,
        @Nullable String pipelineId,
        @Nullable @UtcMillis Instant from,
        @Nullable @UtcMillis Instant to,
        List<Stage> stages,
        List<Transition> transitions) {

    /**
     * What became of the deals that first came here between the two instants.
     *
     * @param advanced have since been in a stage further on in the pipeline, or in a won one
     * @param undecided are neither advanced, lost nor deleted
     * @param conversionRate advanced of those that are decided, 0..1 with four decimals; null where none is
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Stage(
            String id,
            String pipelineId,
            String name,
            boolean isWon,
            boolean isLost,
            long entered,
            long advanced,
            long lost,
            long deleted,
            long undecided,
            @Nullable BigDecimal conversionRate) {}

    /**
     * Moves between the two instants from one stage to another, by the names they had at the last one.
     *
     * @param backward to a stage before it in the same pipeline
     * @param medianSeconds spent in the stage left
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Transition(
            V1StageName from, V1StageName to, long moves, long deals, boolean backward, long medianSeconds) {}
}
