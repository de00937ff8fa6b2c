package io.pipetrail.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedObject;

/** A row of the log with its position, in the two forms that Axon's upcasters take. */
record PositionedRow(long position, Row row) {

    TrackedEventData<byte[]> data() {
        return row.aggregateType().isEmpty() ? new Plain(this) : new OfAggregate(this);
    }

    /** An event that no aggregate made. */
    private record Plain(PositionedRow at) implements TrackedEventData<byte[]> {

        @Override
        public TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(at.position());
        }

        @Override
        public String getEventIdentifier() {
            return at.row().eventId().toString();
        }

        @Override
        public Instant getTimestamp() {
            return at.row().recordedAt();
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return at.row().metaData();
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return at.row().payload();
        }
    }

    /** An event of an aggregate. */
    private record OfAggregate(PositionedRow at) implements TrackedEventData<byte[]>, DomainEventData<byte[]> {

        @Override
        public TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(at.position());
        }

        @Override
        public String getType() {
            return at.row().aggregateType();
        }

        @Override
        public String getAggregateIdentifier() {
            return at.row().stream();
        }

        @Override
        public long getSequenceNumber() {
            return at.row().sequence();
        }

        @Override
        public String getEventIdentifier() {
            return at.row().eventId().toString();
        }

        @Override
        public Instant getTimestamp() {
            return at.row().recordedAt();
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return at.row().metaData();
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return at.row().payload();
        }
    }
}
