package io.pipetrail.benchmarks.seed;

import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.rounds.Series;
import io.pipetrail.events.DealId;
import io.pipetrail.eventstore.Uuid7;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Deals of a store, in order of their creation, which were written as events by {@code COPY} and which the running server then
 * folded into its read side, as it folds everything.
 *
 * @param begin when the year began in which they were created
 * @param caughtUp how fast it did, in events a second
 */
public record SeededDeals(List<DealId> ids, Instant begin, Series caughtUp) {

    private static final long SEED = 7;

    /** The longest history that there is. */
    public static final int EVENTS_AT_MOST = DealLife.EVENTS;

    /** That were created, and nothing else. */
    public static SeededDeals in(Pipetrail server, int count) {
        return withHistory(server, count, 1);
    }

    /** With so many events of each: the first five create, move and revalue it, the others are activities and small changes. */
    public static SeededDeals withHistory(Pipetrail server, int count, int events) {
        Progress.tell("seeding %,d deals, %d events of each".formatted(count, events));
        var ids = Stream.generate(Uuid7::next).limit(count).map(DealId::new).toList();
        var begin = new BulkWriter(server).write(ids, events);
        var caughtUp = new ReadSide(server.database()).awaitHead();
        server.database().execute("vacuum (analyze)");
        return new SeededDeals(ids, begin, caughtUp);
    }

    /** Instants by chance, though the same each time, of the year in which they were created. */
    public List<Instant> times(int count) {
        return new Random(SEED)
                .longs(count, 0, BulkWriter.YEAR.toMillis())
                .mapToObj(begin::plusMillis)
                .toList();
    }

    /** Some of them by chance, though the same each time. */
    public List<DealId> some(int atMost) {
        if (ids.size() <= atMost) return ids;
        return new Random(SEED).ints(atMost, 0, ids.size()).mapToObj(ids::get).toList();
    }
}
