package io.pipetrail.eventstore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** One event as its row has it, apart from the position, and the message that the row was made from where that was here. */
record Row(
        UUID eventId,
        String aggregateType,
        String stream,
        long sequence,
        Instant recordedAt,
        SerializedObject<byte[]> payload,
        SerializedObject<byte[]> metaData,
        @Nullable EventMessage<?> made) {

    /** An event that no aggregate made gets a stream of its own, named as the event. */
    static Row of(EventMessage<?> event, Serializer serializer) {
        var id = event.getIdentifier();
        var domain = event instanceof DomainEventMessage<?> made ? made : null;
        var aggregateType = domain == null ? null : domain.getType();
        return new Row(
                UUID.fromString(id),
                aggregateType == null ? "" : aggregateType,
                domain == null ? id : domain.getAggregateIdentifier(),
                domain == null ? 0 : domain.getSequenceNumber(),
                event.getTimestamp().truncatedTo(ChronoUnit.MILLIS),
                event.serializePayload(serializer, byte[].class),
                event.serializeMetaData(serializer, byte[].class),
                event);
    }

    /** Of what it says; that of its names is small. */
    int bytes() {
        return payload.getData().length + metaData.getData().length;
    }

    String type() {
        return payload.getType().getName();
    }

    int revision() {
        return Integer.parseInt(payload.getType().getRevision());
    }
}
