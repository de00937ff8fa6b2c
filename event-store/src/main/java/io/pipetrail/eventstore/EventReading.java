package io.pipetrail.eventstore;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.UnknownSerializedType;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;

/** Makes messages of rows: upcast at once, deserialized when first looked into. */
final class EventReading {

    private final Serializer serializer;
    private final EventUpcaster upcasters;
    private final boolean upcasting;

    EventReading(Serializer serializer, EventUpcaster upcasters) {
        this.serializer = serializer;
        this.upcasters = upcasters;
        this.upcasting = upcasters != NoOpEventUpcaster.INSTANCE;
    }

    /**
     * The messages of a part of the log. An event that cannot be upcast or whose type is unknown is among them, and
     * throws only when its payload is asked for: one bad event must not hide those behind it. Where there are no upcasters,
     * events that were made here come as they were made.
     */
    List<TrackedEventMessage<?>> tracked(List<PositionedRow> rows) {
        try {
            return upcasting
                    ? upcast(rows)
                            .<TrackedEventMessage<?>>map(this::trackedMessage)
                            .toList()
                    : rows.stream()
                            .<TrackedEventMessage<?>>map(this::asMadeOrStored)
                            .toList();
        } catch (RuntimeException oneIsUnreadable) {
            return rows.stream().flatMap(this::trackedOrUnreadable).toList();
        }
    }

    /** The messages of one aggregate; {@link UnknownEventType} rather than an aggregate that lacks an event. */
    Stream<DomainEventMessage<?>> ofAggregate(List<PositionedRow> rows) {
        return upcast(rows).map(this::aggregateMessage);
    }

    /** What is in the rows, all of it deserialized. */
    List<StoredEvent> stored(List<PositionedRow> rows) {
        if (!upcasting) return rows.stream().map(this::storedEvent).toList();
        return rows.stream()
                .flatMap(row -> upcast(List.of(row)).map(event -> storedEvent(row, event)))
                .toList();
    }

    private Stream<IntermediateEventRepresentation> upcast(List<PositionedRow> rows) {
        return upcasters.upcast(rows.stream().map(row -> new InitialEventRepresentation(row.data(), serializer)));
    }

    private Stream<TrackedEventMessage<?>> trackedOrUnreadable(PositionedRow row) {
        try {
            return upcast(List.of(row)).<TrackedEventMessage<?>>map(this::trackedMessage).toList().stream();
        } catch (RuntimeException cause) {
            return Stream.of(UnreadableEvent.of(row, cause, serializer));
        }
    }

    private TrackedEventMessage<?> asMadeOrStored(PositionedRow row) {
        return row.row().made() == null
                ? trackedMessage(new InitialEventRepresentation(row.data(), serializer))
                : MadeEvent.of(row, row.row().made());
    }

    private TrackedEventMessage<?> trackedMessage(IntermediateEventRepresentation event) {
        var token = event.getTrackingToken().orElseThrow();
        if (event.getAggregateIdentifier().isEmpty()) {
            return new GenericTrackedEventMessage<>(token, message(event), event::getTimestamp);
        }
        return new GenericTrackedDomainEventMessage<>(
                token,
                event.getAggregateType().orElseThrow(),
                event.getAggregateIdentifier().get(),
                event.getSequenceNumber().orElseThrow(),
                message(event),
                event::getTimestamp);
    }

    private DomainEventMessage<?> aggregateMessage(IntermediateEventRepresentation event) {
        var message = message(event);
        if (UnknownSerializedType.class.equals(message.getPayloadType())) {
            throw new UnknownEventType(event.getType().getName());
        }
        return new GenericDomainEventMessage<>(
                event.getAggregateType().orElse(""),
                event.getAggregateIdentifier().orElseGet(event::getMessageIdentifier),
                event.getSequenceNumber().orElse(0L),
                message,
                event::getTimestamp);
    }

    private SerializedMessage<?> message(IntermediateEventRepresentation event) {
        return new SerializedMessage<>(
                event.getMessageIdentifier(),
                new LazyDeserializingObject<>(event::getData, event.getType(), serializer),
                event.getMetaData());
    }

    private StoredEvent storedEvent(PositionedRow at) {
        var row = at.row();
        MetaData metaData = serializer.deserialize(row.metaData());
        return new StoredEvent(
                at.position(),
                row.eventId(),
                row.aggregateType(),
                row.stream(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.recordedAt(),
                serializer.deserialize(row.payload()),
                texts(metaData));
    }

    private StoredEvent storedEvent(PositionedRow at, IntermediateEventRepresentation event) {
        var row = at.row();
        return new StoredEvent(
                at.position(),
                UUID.fromString(event.getMessageIdentifier()),
                row.aggregateType(),
                row.stream(),
                row.sequence(),
                event.getType().getName(),
                Integer.parseInt(event.getType().getRevision()),
                row.recordedAt(),
                serializer.deserialize(event.getData()),
                texts(event.getMetaData().getObject()));
    }

    private static Map<String, String> texts(Map<String, ?> metaData) {
        var texts = new HashMap<String, String>();
        metaData.forEach((key, value) -> {
            if (value != null) texts.put(key, value.toString());
        });
        return Collections.unmodifiableMap(texts);
    }
}
