package io.pipetrail.query.past;

import java.time.Instant;

/**
 * What something was from a time on, until the next version's, as far as the log goes from one position (inclusive) to
 * another (exclusive).
 */
final class Version<T> {

    static final long EVER = Long.MAX_VALUE;

    final Instant validFrom;
    final long knownFrom;
    final T state;
    private long knownTo = EVER;

    Version(Instant validFrom, long knownFrom, T state) {
        this.validFrom = validFrom;
        this.knownFrom = knownFrom;
        this.state = state;
    }

    long knownTo() {
        return knownTo;
    }

    /** The event at that position told better. */
    void correctedBy(long position) {
        knownTo = position;
    }

    /** Whether it begins at that moment or before; in the same instant, what was known first comes first. */
    boolean isUpTo(Instant at, long position) {
        var order = validFrom.compareTo(at);
        return order < 0 || (order == 0 && knownFrom <= position);
    }
}
