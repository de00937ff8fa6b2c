package io.pipetrail.query.projection;

import java.time.Clock;
import java.util.Arrays;

/** Events a second, over the last {@value #SECONDS} s. */
final class Rate {

    private static final int SECONDS = 10;

    private final Clock clock;
    private final long[] second = new long[SECONDS];
    private final long[] events = new long[SECONDS];

    Rate(Clock clock) {
        this.clock = clock;
    }

    synchronized void count(long more) {
        long now = clock.instant().getEpochSecond();
        int slot = Math.floorMod(now, SECONDS);
        if (second[slot] != now) events[slot] = 0;
        second[slot] = now;
        events[slot] += more;
    }

    synchronized double perSecond() {
        long oldest = clock.instant().getEpochSecond() - SECONDS;
        for (int slot = 0; slot < SECONDS; slot++) {
            if (second[slot] <= oldest) events[slot] = 0;
        }
        return (double) Arrays.stream(events).sum() / SECONDS;
    }
}
