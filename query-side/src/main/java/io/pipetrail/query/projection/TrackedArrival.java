package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.UnknownEventType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/** An event as a processor brings it. */
record TrackedArrival(TrackedEventMessage<?> message) implements Arrival {

    @Override
    public long position() {
        return message.trackingToken().position().orElseThrow();
    }

    @Override
    public String stream() {
        return message instanceof DomainEventMessage<?> domain
                ? domain.getAggregateIdentifier()
                : message.getIdentifier();
    }

    @Override
    public StoredEvent read() {
        var domain = message instanceof DomainEventMessage<?> ofAggregate ? ofAggregate : null;
        Object payload = message.getPayload();
        if (payload instanceof UnknownSerializedType unknown)
            throw new UnknownEventType(unknown.serializedType().getName());
        return new StoredEvent(
                position(),
                UUID.fromString(message.getIdentifier()),
                domain == null || domain.getType() == null ? "" : domain.getType(),
                stream(),
                domain == null ? 0 : domain.getSequenceNumber(),
                payload.getClass().getSimpleName(),
                1,
                message.getTimestamp(),
                payload,
                metaData());
    }

    private Map<String, String> metaData() {
        var flat = new LinkedHashMap<String, String>();
        message.getMetaData().forEach((key, value) -> flat.put(key, String.valueOf(value)));
        return flat;
    }

    /** Names the event without telling anything of its content. */
    @Override
    public String toString() {
        return "event %d of stream %s".formatted(position(), stream());
    }
}
