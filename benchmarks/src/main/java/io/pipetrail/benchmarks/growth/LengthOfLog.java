package io.pipetrail.benchmarks.growth;

import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.contenders.Engine;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.database.Database;
import io.pipetrail.benchmarks.rounds.ClosedLoop;
import io.pipetrail.benchmarks.seed.LongLog;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the log does when it has so many events.
 *
 * @param appendsPerSecond of 32 writers, each the first event of a new stream
 * @param walPerAppend bytes of write-ahead log, which is what a standby and an archive get
 * @param pageMicros 500 events from anywhere, as a projection reads them: the median
 * @param streamMicros one stream from anywhere, as an aggregate is loaded: the median
 * @param searchedPerSecond events that a search for one store's runs through
 * @param heapPerEvent bytes
 */
record LengthOfLog(
        long events,
        double appendsPerSecond,
        double walPerAppend,
        double pageMicros,
        double streamMicros,
        double searchedPerSecond,
        double heapPerEvent,
        BTree positions,
        BTree streams) {

    private static final int WRITERS = 32;
    private static final int SECONDS = Integer.getInteger("bench.seconds", 3);
    private static final int READS = 300;

    private static final String PAGE = "select * from eventstore.events where position > ? order by position limit 500";
    private static final String STREAM = """
            select * from eventstore.events
            where stream = (select stream from eventstore.events where position = ?) order by sequence""";
    /** As a verification looks for a store's events; there is no such store. */
    private static final String SEARCH =
            "select count(*) from eventstore.events where position(convert_to('019376d9-0000-7000-8000-000000000000', 'UTF8') in payload) > 0";

    static List<LengthOfLog> curve(Workshop workshop, LongStream lengths) {
        var database = workshop.cluster().create("growth_log");
        try (var engine = Engine.start(database)) {
            database.execute("create extension pageinspect");
            engine.append();
            return lengths.sorted()
                    .mapToObj(length -> at(length, workshop, database, engine))
                    .toList();
        } finally {
            workshop.cluster().drop(database);
        }
    }

    private static LengthOfLog at(long length, Workshop workshop, Database database, Engine engine) {
        LongLog.fill(database, Math.toIntExact(length));
        workshop.cluster().checkpoint();
        ClosedLoop.run(WRITERS, SECONDS, () -> engine::append);
        var walBefore = database.text("select pg_current_wal_insert_lsn()");
        var appended = ClosedLoop.run(WRITERS, SECONDS, () -> engine::append);
        var wal = database.number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '" + walBefore + "')::bigint");
        var events = database.number("select count(*) from eventstore.events");
        var measured = new LengthOfLog(
                events,
                Math.round(appended.perSecond()),
                (double) wal / appended.requests(),
                Lookups.in(database, PAGE).medianMicros(READS, events),
                Lookups.in(database, STREAM).medianMicros(READS, events),
                searched(database, events),
                (double) database.number("select pg_relation_size('eventstore.events')") / events,
                BTree.of(database, "events_pkey", events),
                BTree.of(database, "events_stream_sequence_key", events));
        Progress.tell(measured.toString());
        return measured;
    }

    private static double searched(Database database, long events) {
        database.number(SEARCH);
        var start = System.nanoTime();
        database.number(SEARCH);
        return Math.round(events * 1e9 / (System.nanoTime() - start));
    }
}
