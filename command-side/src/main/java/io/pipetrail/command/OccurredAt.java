package io.pipetrail.command;

import io.pipetrail.eventstore.StoredEvent;
import java.time.Instant;
import org.axonframework.eventhandling.EventMessage;

/** When an event happened in the business: as backdated in its metadata, else when it was recorded. */
public final class OccurredAt {

    /** The metadata key of a backdated event; an ISO instant. */
    public static final String KEY = "occurredAt";

    private OccurredAt() {}

    public static Instant of(EventMessage<?> message) {
        return message.getMetaData().get(KEY) instanceof String instant
                ? Instant.parse(instant)
                : message.getTimestamp();
    }

    public static Instant of(StoredEvent event) {
        var backdated = event.metaData().get(KEY);
        return backdated == null ? event.recordedAt() : Instant.parse(backdated);
    }
}
