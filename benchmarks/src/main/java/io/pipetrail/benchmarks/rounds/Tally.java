package io.pipetrail.benchmarks.rounds;

import java.time.Duration;

/** What was done in a round: how many requests, how many of them failed, and how long it took. */
public record Tally(long requests, long failures, Duration time) {

    private static final double NANOS = 1e9;

    /** Requests that succeeded, a second. */
    public double perSecond() {
        return (requests - failures) * NANOS / time.toNanos();
    }
}
