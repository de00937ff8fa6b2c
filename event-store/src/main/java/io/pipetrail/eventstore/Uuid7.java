package io.pipetrail.eventstore;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Mints UUIDs of version 7 (RFC 9562): Unix milliseconds, then a counter of 12 bits, then 62 random bits. Those of one
 * process ascend, also within a millisecond and when the clock is set back (RFC 9562, 6.2, method 1).
 */
public final class Uuid7 {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int COUNTER_BITS = 12;

    /** Milliseconds and counter in one number, so that one that overflows carries into the other. */
    private static final AtomicLong LAST = new AtomicLong();

    private Uuid7() {}

    /** A new identifier, greater than all that this process had before. */
    public static UUID next() {
        var tick = LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() << COUNTER_BITS));
        var millis = tick >>> COUNTER_BITS;
        var counter = tick & 0xFFF;
        return new UUID(millis << 16 | 0x7000 | counter, RANDOM.nextLong() >>> 2 | Long.MIN_VALUE);
    }
}
