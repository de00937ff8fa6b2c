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
    private final Pages pages;

    private PostgresEventStore(Builder builder, PostgresEventStorageEngine engine, Pages pages) {
        super(builder);
        this.engine = engine;
        this.pages = pages;
    }

    static Builder builder(PostgresEventStorageEngine engine, Pages pages) {
        return new Builder(engine, pages);
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken trackingToken) {
        return pages.follow(Positions.of(trackingToken));
    }

    /** The state of this stream after its last event is kept: its events need not be. */
    void condense(String stream, long last) {
        engine.condense(stream, last);
    }

    /** What Axon lets one set on an event store, such as its message monitor. */
    static final class Builder extends AbstractEventStore.Builder {

        private final PostgresEventStorageEngine engine;
        private final Pages pages;

        private Builder(PostgresEventStorageEngine engine, Pages pages) {
            this.engine = engine;
            this.pages = pages;
            storageEngine(engine);
        }

        /** There is no other engine for this store. */
        @Override
        public Builder storageEngine(EventStorageEngine same) {
            super.storageEngine(same);
            return this;
        }

        PostgresEventStore build() {
            return new PostgresEventStore(this, engine, pages);
        }
    }
}
