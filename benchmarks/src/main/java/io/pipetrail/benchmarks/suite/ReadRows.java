package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.NoOp;
import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.contenders.Reads;
import io.pipetrail.benchmarks.contenders.Rebuilding;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import io.pipetrail.benchmarks.rounds.Series;
import io.pipetrail.benchmarks.seed.LogScan;
import io.pipetrail.benchmarks.seed.SeededDeals;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Deals, lists and summaries of a small store and of a large one; and how the large one came to be. */
public final class ReadRows implements Group {

    /** Each takes long. */
    private static final int REBUILDS = 3;

    @Override
    public String name() {
        return "reads";
    }

    @Override
    public Set<Row> rows() {
        return EnumSet.range(Row.DEAL, Row.CATCH_UP);
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        try (var noOp = NoOp.start(workshop);
                var small = Pipetrail.start(workshop, "few_deals");
                var large = Pipetrail.start(workshop, "many_deals")) {
            var few = SeededDeals.in(small, workshop.plan().fewDeals());
            var many = SeededDeals.in(large, workshop.plan().manyDeals());
            var scan = new LogScan(large.database()).run(workshop.plan().rounds());
            var caughtUp = Measurement.against(Row.CATCH_UP, many.caughtUp(), scan);
            var rebuilt = rebuilt(Row.REBUILD_OF_NEW, large, scan, workshop);
            var field = field(workshop, noOp, new Reads(workshop, small, few), new Reads(workshop, large, many));
            var rows = field.rows(workshop.race(field.all()), workshop.plan());
            return Stream.concat(rows.stream(), Stream.of(rebuiltHistories(workshop), rebuilt, caughtUp))
                    .toList();
        }
    }

    /** Of as many events as there are of many deals that were only created. */
    private static Measurement rebuiltHistories(Workshop workshop) {
        try (var server = Pipetrail.start(workshop, "deals_with_history")) {
            var events = SeededDeals.EVENTS_AT_MOST;
            SeededDeals.withHistory(server, workshop.plan().manyDeals() / events, events);
            var scan = new LogScan(server.database()).run(workshop.plan().rounds());
            return rebuilt(Row.REBUILD, server, scan, workshop);
        }
    }

    private static Measurement rebuilt(Row row, Pipetrail server, Series scan, Workshop workshop) {
        var rounds = Math.min(REBUILDS, workshop.plan().rounds());
        return Measurement.against(row, new Rebuilding(server).run(rounds), scan);
    }

    private static ReadField field(Workshop workshop, NoOp noOp, Reads few, Reads many) {
        return new ReadField(
                noOp.getting(),
                few.deal(),
                many.deal(),
                few.summary(),
                many.summary(),
                many.summaryAsOf(),
                many.firstPage(),
                many.pageFrom(workshop.plan().farRow()));
    }
}
