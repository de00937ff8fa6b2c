package io.pipetrail.eventstore;

import java.time.Duration;
import java.time.OffsetDateTime;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;

/** Positions in the log that tokens and times stand for. */
final class Positions {

    /** How far the clocks of two writers may be apart without an event being missed here. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(2);

    private Positions() {}

    /** The position a token has reached; 0 for none. */
    static long of(@Nullable TrackingToken token) {
        return switch (WrappedToken.unwrapLowerBound(token)) {
            case null -> 0;
            case GlobalSequenceTrackingToken reached -> reached.getGlobalIndex();
            case TrackingToken other -> throw new IllegalArgumentException("Not a token of this event store: " + other);
        };
    }

    /**
     * The position right before the first event that was recorded at this time or later. The log has no index by time:
     * it is in the order of time but for the skew of clocks, so we bisect to a bit earlier and go on from there.
     */
    static long before(OffsetDateTime time, LogReader reader) {
        var head = reader.head();
        var first = reader.firstRecordedFrom(time, bisect(time.minus(CLOCK_SKEW), head, reader));
        return first == 0 ? head : first - 1;
    }

    /** The last position whose event was recorded at this time or earlier: we bisect to a bit later and go back from there. */
    static long until(OffsetDateTime time, LogReader reader) {
        return reader.lastRecordedUntil(time, bisect(time.plus(CLOCK_SKEW), reader.head(), reader));
    }

    /** A position whose event was recorded before this time, and the next one's was not. */
    private static long bisect(OffsetDateTime time, long head, LogReader reader) {
        var before = 0L;
        var from = head + 1;
        while (from - before > 1) {
            var middle = (before + from) >>> 1;
            var recordedAt = reader.recordedAt(middle);
            if (recordedAt != null && recordedAt.isBefore(time)) {
                before = middle;
            } else {
                from = middle;
            }
        }
        return before;
    }
}
