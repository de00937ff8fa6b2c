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

    public static SeededDeals in(Pipetrail server, int count) {
        Progress.tell("seeding %,d deals".formatted(count));
        var ids = Stream.generate(Uuid7::next).limit(count).map(DealId::new).toList();
        var begin = new BulkWriter(server).write(ids);
        var caughtUp = new ReadSide(server.database()).awaitHead();
        server.database().execute("vacuum (analyze)");
        return new SeededDeals(ids, begin, caughtUp);
    }

    /** The same with five events for each deal: it is moved three times, the last time back to where it began, and revalued. */
    public static SeededDeals withHistory(Pipetrail server, int count) {
        Progress.tell("seeding %,d deals with a history".formatted(count));
        var ids = Stream.generate(Uuid7::next).limit(count).map(DealId::new).toList();
        var begin = new BulkWriter(server).writeHistories(ids);
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
