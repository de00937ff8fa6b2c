package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.Dialects;
import io.pipetrail.benchmarks.contenders.Pipetrail;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import io.pipetrail.benchmarks.seed.SeededDeals;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a client of another product's API pays for being understood, against the native API of the same server. */
public final class DialectRows implements Group {

    @Override
    public String name() {
        return "dialects";
    }

    @Override
    public Set<Row> rows() {
        return EnumSet.range(Row.GAUZY_WRITE, Row.INTROZY_READ);
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        try (var server = Pipetrail.start(workshop, "dialects")) {
            var seeded = SeededDeals.in(server, workshop.plan().fewDeals());
            var dialects = new Dialects(workshop, server, seeded);
            var write = dialects.nativeWrite();
            var gauzyWrite = dialects.gauzyWrite();
            var pipebackWrite = dialects.pipebackWrite();
            var introzyWrite = dialects.introzyWrite();
            var read = dialects.nativeRead();
            var gauzyRead = dialects.gauzyRead();
            var pipebackRead = dialects.pipebackRead();
            var introzyRead = dialects.introzyRead();
            var results = workshop.race(List.of(
                    write, gauzyWrite, pipebackWrite, introzyWrite, read, gauzyRead, pipebackRead, introzyRead));
            return List.of(
                    results.against(Row.GAUZY_WRITE, gauzyWrite, write),
                    results.against(Row.PIPEBACK_WRITE, pipebackWrite, write),
                    results.against(Row.INTROZY_WRITE, introzyWrite, write),
                    results.against(Row.GAUZY_READ, gauzyRead, read),
                    results.against(Row.PIPEBACK_READ, pipebackRead, read),
                    results.against(Row.INTROZY_READ, introzyRead, read));
        }
    }
}
