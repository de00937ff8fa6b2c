package io.pipetrail.query.audit;

import io.pipetrail.eventstore.StoredEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event, and when it happened in the business. */
record Happening(StoredEvent event, Instant at) {

    static Happening of(StoredEvent event) {
        var told = event.metaData().get("occurredAt");
        return new Happening(event, Plain.micros(told == null ? event.recordedAt() : Instant.parse(told)));
    }

    Object payload() {
        return event.payload();
    }

    long position() {
        return event.position();
    }

    @Nullable
    String metaData(String key) {
        return event.metaData().get(key);
    }
}
