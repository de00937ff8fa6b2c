package io.pipetrail.query.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check of a tenant's read models against its log, as it stands.
 *
 * @param begunAt null as long as it waits for others
 * @param seenAt when it was last heard of, which is its end when it is over
 * @param position of the log, at which everything was compared
 * @param parkedEvents that some projection could not fold, or that are behind such a one; they are no differences
 * @param report the first of the differences
 */
public record Verification(
        UUID id,
        Status status,
        Instant startedAt,
        @Nullable Instant begunAt,
        Instant seenAt,
        long position,
        long eventsDone,
        long eventsTotal,
        long rowsCompared,
        long differences,
        long parkedEvents,
        List<Difference> report) {

    /** A failed one could not be finished: what was interrupted says nothing about the read models. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED
    }

    public double eventsPerSecond() {
        if (begunAt == null) return 0;
        var millis = Duration.between(begunAt, seenAt).toMillis();
        return millis <= 0 ? 0 : Math.round(eventsDone * 1_000_000.0 / millis) / 1_000.0;
    }

    /** Null as long as nobody can tell. */
    public @Nullable Long secondsLeft() {
        if (status != Status.RUNNING) return 0L;
        var rate = eventsPerSecond();
        return rate == 0 ? null : (long) Math.ceil((eventsTotal - eventsDone) / rate);
    }
}
