package io.pipetrail.command.api.v1;

import io.pipetrail.command.OccurredAt;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.UtcMillis;
import io.pipetrail.web.wire.v1.V1Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An event that a client did not know of when it sent its write; the version is the one that it led to. */
@JsonNaming(SnakeCaseStrategy.class)
record V1MissedEvent(
        String id,
        String type,
        long version,
        @UtcMillis Instant occurredAt,
        @UtcMillis Instant recordedAt,
        @Nullable V1Actor actor) {

    static V1MissedEvent of(StoredEvent event) {
        return new V1MissedEvent(
                Ids.printEvent(event.eventId()),
                event.type(),
                event.sequence() + 1,
                OccurredAt.of(event),
                event.recordedAt(),
                V1Actor.of(event.metaData()));
    }
}
