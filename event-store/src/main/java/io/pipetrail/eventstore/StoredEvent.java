package io.pipetrail.eventstore;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * One event as the log holds it, deserialized and upcast.
 *
 * @param position place in the log: gapless, from 1, in commit order
 * @param aggregateType the kind of aggregate, or empty when no aggregate made the event
 * @param stream the aggregate's identifier, or the event's own when no aggregate made it
 * @param sequence place in its stream, from 0
 * @param type name in {@link EventTypes}, after upcasting
 * @param revision after upcasting
 * @param recordedAt when it was recorded, by the clock of the application that did
 */
public record StoredEvent(
        long position,
        UUID eventId,
        String aggregateType,
        String stream,
        long sequence,
        String type,
        int revision,
        Instant recordedAt,
        Object payload,
        Map<String, String> metaData) {}
