package io.pipetrail.query.projection;

import io.pipetrail.eventstore.StoredEvent;
import java.time.Instant;

/** When an event happened in the business: as its metadata says, otherwise when it was recorded. */
public final class OccurredAt {

    private OccurredAt() {}

    public static Instant of(StoredEvent event) {
        var backdated = event.metaData().get("occurredAt");
        return backdated == null ? event.recordedAt() : Instant.parse(backdated);
    }
}
