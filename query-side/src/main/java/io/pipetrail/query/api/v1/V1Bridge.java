package io.pipetrail.query.api.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.web.wire.v1.UtcMillis;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * How the pipelines came from what was in them at one instant to what was in them at another. For each stage and currency, and
 * for all stages together, opening plus the parts is closing, in each of the three figures and to the cent.
 *
 * @param from what happened in this millisecond is in the opening still
 * @param to what happened in this millisecond is in the closing
 * @param position the log position that this is known by
 */
@JsonNaming(SnakeCaseStrategy.class)
record V1Bridge(
        String object,
        @Nullable String pipelineId,
        @UtcMillis Instant from,
        @UtcMillis Instant to,

        @UtcMillis @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant knownAt,

        List<Stage> stages,
        List<Line> totalsByCurrency,
        long position) {

    /** A stage by the name it had at the end, with a line for each currency of deals that were in it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Stage(
            String id, String pipelineId, String name, boolean isWon, boolean isLost, List<Line> totalsByCurrency) {}

    /**
     * From opening to closing in one currency.
     *
     * @param valueUp deals that stayed where they were and became worth more; with another currency, all of their worth in it
     * @param valueDown the same for less; with another currency, all of their worth in the one before
     * @param movedIn open deals that came from another stage, and {@code movedOut} those that went to one
     * @param won deals that came into a won stage, taken from the stage they left and added to the one they reached;
     *     {@code lost} and {@code reopened} alike, so that over all stages only their weight remains
     * @param restored deals that had been deleted
     * @param reweighted another probability, of the deal or of its stage
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            String currency,
            Figures opening,
            Figures created,
            Figures valueUp,
            Figures valueDown,
            Figures movedIn,
            Figures movedOut,
            Figures won,
            Figures lost,
            Figures reopened,
            Figures deleted,
            Figures restored,
            Figures reweighted,
            Figures closing) {}

    /** Deals, and amounts in units of the line's currency; what was taken away is negative. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Figures(long dealCount, BigDecimal value, BigDecimal weightedValue) {}
}
