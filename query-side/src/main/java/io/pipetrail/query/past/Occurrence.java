package io.pipetrail.query.past;

import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where an event is on the two axes, to the microsecond, as the tables have it. */
record Occurrence(long position, Instant occurredAt, Instant recordedAt) {

    static Occurrence of(StoredEvent event) {
        return new Occurrence(
                event.position(),
                OccurredAt.of(event).truncatedTo(ChronoUnit.MICROS),
                event.recordedAt().truncatedTo(ChronoUnit.MICROS));
    }

    /** An event that says it happened before there was anything to happen to counts from then on. */
    Instant validAt(Instant begin) {
        return occurredAt.isBefore(begin) ? begin : occurredAt;
    }
}
