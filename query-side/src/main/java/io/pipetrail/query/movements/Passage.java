package io.pipetrail.query.movements;

import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event that brought a deal into a stage: how the deal was before, if it was there before, and after. */
record Passage(StoredEvent event, @Nullable MovingDeal before, MovingDeal after) {

    /** Null for an event that brought the deal nowhere. */
    static @Nullable Passage of(StoredEvent event, @Nullable MovingDeal before, MovingDeal after) {
        return switch (event.payload()) {
            case DealCreated created -> new Passage(event, null, after);
            case DealMovedToStage moved -> new Passage(event, before, after);
            default -> null;
        };
    }

    Instant occurredAt() {
        return OccurredAt.of(event);
    }

    /** Never less than nothing, whatever a backdated event says. */
    @Nullable
    Long secondsInStage() {
        if (before == null) return null;
        return Math.max(0, Duration.between(before.enteredAt(), occurredAt()).toSeconds());
    }

    @Nullable
    String metaData(String key) {
        return event.metaData().get(key);
    }
}
