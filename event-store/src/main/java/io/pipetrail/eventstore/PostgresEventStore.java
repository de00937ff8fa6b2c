package io.pipetrail.eventstore;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * An Axon event store over {@link PostgresEventStorageEngine}. Its streams call back as soon as an event is committed,
 * here or, within milliseconds, in another process.
 */
public final class PostgresEventStore extends AbstractEventStore {

    private final PostgresEventStorageEngine engine;
    private final Arrivals arrivals;

    private PostgresEventStore(Builder builder, PostgresEventStorageEngine engine, Arrivals arrivals) {
        super(builder);
        this.engine = engine;
        this.arrivals = arrivals;
    }

    static Builder builder(PostgresEventStorageEngine engine, Arrivals arrivals) {
        return new Builder(engine, arrivals);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return new LogStream(arrivals, engine::page, Positions.of(trackingToken));
    }

    /** What Axon lets one set on an event store, such as its message monitor. */
    static final class Builder extends AbstractEventStore.Builder {

        private final PostgresEventStorageEngine engine;
        private final Arrivals arrivals;

        private Builder(PostgresEventStorageEngine engine, Arrivals arrivals) {
            this.engine = engine;
            this.arrivals = arrivals;
            storageEngine(engine);
        }

        /** There is no other engine for this store. */
        @Override
        public Builder storageEngine(EventStorageEngine same) {
            super.storageEngine(same);
            return this;
        }

        PostgresEventStore build() {
            return new PostgresEventStore(this, engine, arrivals);
        }
    }
}
