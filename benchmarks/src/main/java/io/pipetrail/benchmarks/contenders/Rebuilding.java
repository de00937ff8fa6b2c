package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.rounds.Series;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Has a server make all its read models anew from the log, from the request until they are in the place of those before. */
public final class Rebuilding {

    private static final long LOOK_EVERY_MILLIS = 100;
    private static final String PATH = "/v1/projections";

    private final HttpJson operator;

    public Rebuilding(Pipetrail server) {
        operator = server.operator();
    }

    /** In events a second, after one that warms up. */
    public Series run(int rounds) {
        Progress.tell("  the first rebuild, before the server is warm: %,.0f events/s".formatted(once()));
        return Series.of(
                "rebuild",
                IntStream.range(0, rounds).mapToDouble(round -> once()).toArray());
    }

    private double once() {
        var before = rebuiltAt();
        var start = System.nanoTime();
        operator.post(PATH + "/all/rebuild", "");
        while (isUnderWay()) LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MILLIS));
        if (rebuiltAt().equals(before)) throw new IllegalStateException("The rebuild failed");
        return events() * 1e9 / (System.nanoTime() - start);
    }

    private boolean isUnderWay() {
        return first().at("/status").asString().equals("rebuilding");
    }

    private String rebuiltAt() {
        return first().at("/rebuilt/at").asString("");
    }

    private long events() {
        return first().at("/rebuilt/position").asLong();
    }

    private JsonNode first() {
        return operator.get(PATH).at("/data/0");
    }
}
