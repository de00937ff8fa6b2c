package io.pipetrail.eventstore;

import java.util.HashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;

/**
 * An event to be kept in memory: one made in this process has the payload that was made, and is in everything else as it
 * would be read from its row.
 */
final class MadeEvent {

    private MadeEvent() {}

    static TrackedEventMessage<?> of(PositionedRow at, EventMessage<?> made) {
        var row = at.row();
        var token = new GlobalSequenceTrackingToken(at.position());
        var message =
                new GenericMessage<Object>(row.eventId().toString(), made.getPayload(), texts(made.getMetaData()));
        // Not row::recordedAt, as the rows' bytes are to be forgotten.
        var recordedAt = row.recordedAt();
        return row.aggregateType().isEmpty()
                ? new GenericTrackedEventMessage<>(token, message, () -> recordedAt)
                : new GenericTrackedDomainEventMessage<>(
                        token, row.aggregateType(), row.stream(), row.sequence(), message, () -> recordedAt);
    }

    /** The event as it was read, without the bytes that it was read from. */
    static DomainEventMessage<?> withoutBytes(DomainEventMessage<?> read) {
        var message = new GenericMessage<Object>(read.getIdentifier(), read.getPayload(), read.getMetaData());
        var recordedAt = read.getTimestamp();
        return new GenericDomainEventMessage<>(
                read.getType(), read.getAggregateIdentifier(), read.getSequenceNumber(), message, () -> recordedAt);
    }

    /** The log keeps metadata as texts. */
    private static MetaData texts(MetaData metaData) {
        if (metaData.values().stream().allMatch(String.class::isInstance)) {
            return metaData;
        }
        var texts = new HashMap<String, String>();
        metaData.forEach((key, value) -> {
            if (value != null) {
                texts.put(key, value.toString());
            }
        });
        return MetaData.from(texts);
    }
}
