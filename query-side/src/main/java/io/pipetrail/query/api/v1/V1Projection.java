package io.pipetrail.query.api.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A projection.
 *
 * @param version of the projection that made the tables
 * @param rebuild null where none is under way
 * @param rebuilt the last one, null where there was none
 * @param previous the tables before that, null where they are no longer there
 */
@JsonNaming(SnakeCaseStrategy.class)
record V1Projection(
        String object,
        String name,
        int version,
        String status,
        long position,
        long lagEvents,
        long lagMs,
        double eventsPerSecond,
        long parkedEvents,
        @Nullable UnderWay rebuild,
        @Nullable Rebuilt rebuilt,
        @Nullable Previous previous) {

    /**
     * A rebuild that is under way.
     *
     * @param secondsLeft null as long as nobody can tell
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record UnderWay(
            long eventsDone, long eventsTotal, @Nullable Long secondsLeft) {}

    /**
     * The last rebuild, or the return to the tables before it.
     *
     * @param position of the log at which the tables were exchanged
     * @param rows of the new tables, null where they were not compared
     * @param differing rows that only they or only those before them had
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rebuilt(
            Instant at,
            long position,
            @Nullable Long rows,
            @Nullable Long differing) {}

    /** The tables that were there before; {@code POST .../restore} brings them back. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Previous(int version, long position) {}
}
