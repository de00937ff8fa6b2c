package io.pipetrail.web.wire.v1;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An event of a store's log.
 *
 * @param subject what it happened to
 * @param data what happened, printed as {@link EventData} does
 */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Event(
        String object,
        String id,
        long position,
        String type,
        Subject subject,
        @UtcMillis Instant occurredAt,
        @UtcMillis Instant recordedAt,
        @Nullable V1Actor actor,
        @Nullable String dialect,
        @Nullable String requestId,
        Object data) {

    /** A deal, pipeline or store, and its printed id. */
    public record Subject(String object, String id) {}
}
