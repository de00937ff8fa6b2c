package io.pipetrail.benchmarks.seed;

import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.Series;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How far the read side of a server is, by its token. */
record ReadSide(Database database) {

    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Duration WAIT_AT_MOST = Duration.ofMinutes(20);

    /** Waits until it shows all that there is, and tells how fast it came there once it had begun. */
    Series awaitHead() {
        var head = database.number("select max(position) from eventstore.events");
        var before = position();
        var first = await(before + 1);
        var begun = System.nanoTime();
        var last = await(head);
        var perSecond = (last - first) * 1e9 / Math.max(1, System.nanoTime() - begun);
        Progress.tell("the read side came to %,d, at %,.0f events/s".formatted(last, perSecond));
        return Series.of("live read side, catching up", perSecond);
    }

    private long await(long wanted) {
        var end = System.nanoTime() + WAIT_AT_MOST.toNanos();
        while (true) {
            var position = position();
            if (position >= wanted) return position;
            if (System.nanoTime() > end) throw new IllegalStateException("The read side stays at " + position);
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private long position() {
        return database.number("select min(position) from readside.tokens");
    }
}
