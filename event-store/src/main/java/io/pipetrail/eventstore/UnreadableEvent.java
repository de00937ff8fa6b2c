package io.pipetrail.eventstore;

import java.io.Serial;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.LazyDeserializingObject;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedType;

/** An event that no upcaster can make sense of: it says where it is, and throws when asked what it is. */
final class UnreadableEvent {

    private UnreadableEvent() {}

    static TrackedEventMessage<?> of(PositionedRow at, RuntimeException cause, Serializer serializer) {
        var row = at.row();
        var payload = new LazyDeserializingObject<>(
                () -> {
                    throw new Unreadable(at.position(), cause);
                },
                new SimpleSerializedType(row.type(), Integer.toString(row.revision())),
                serializer);
        var metaData = new LazyDeserializingObject<org.axonframework.messaging.MetaData>(row.metaData(), serializer);
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(at.position()),
                row.aggregateType(),
                row.stream(),
                row.sequence(),
                new SerializedMessage<>(row.eventId().toString(), payload, metaData),
                row::recordedAt);
    }

    private static final class Unreadable extends SerializationException {

        @Serial
        private static final long serialVersionUID = 1L;

        Unreadable(long position, Throwable cause) {
            super("The event at position " + position + " cannot be upcast", cause);
        }
    }
}
