package io.pipetrail.query.reading;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a question is about: how things stood at an instant, as far as the log goes up to a position.
 *
 * @param asOf the instant in the business, to the millisecond: what happened in that millisecond counts
 * @param knownAt when the log had gone so far; null where all of it counts
 * @param knownTo the last position of the log that counts
 * @param past false where just the present is asked for, which the read models have at hand
 */
public record Moment(Instant asOf, @Nullable Instant knownAt, long knownTo, boolean past) {

    /** The present, by all of the log. */
    public static Moment present(Instant now) {
        return new Moment(now, null, Long.MAX_VALUE, false);
    }

    /** The past, by all of the log. */
    public static Moment asOf(Instant asOf) {
        return new Moment(asOf, null, Long.MAX_VALUE, true);
    }

    /** What was known at another instant. */
    public Moment knownAt(Instant at, long lastPosition) {
        return new Moment(asOf, at, lastPosition, true);
    }

    /** The first instant that does not count any more. */
    public Instant end() {
        return asOf.plusMillis(1);
    }

    /** Whether an event belongs to what is asked for. */
    public boolean covers(Instant occurredAt, long position) {
        return position <= knownTo && occurredAt.isBefore(end());
    }
}
