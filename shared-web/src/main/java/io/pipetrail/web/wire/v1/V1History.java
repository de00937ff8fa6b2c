package io.pipetrail.web.wire.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One line of a deal's history: an event and what it changed.
 *
 * @param version the deal's version after it
 * @param secondsInStage for a move, the time spent in the stage left; left out otherwise
 */
@JsonNaming(SnakeCaseStrategy.class)
public record V1History(
        String object,
        String id,
        long position,
        String type,
        long version,
        @UtcMillis Instant occurredAt,
        @UtcMillis Instant recordedAt,
        @Nullable V1Actor actor,
        @Nullable String dialect,
        @Nullable String requestId,
        List<V1Change> changes,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long secondsInStage) {}
