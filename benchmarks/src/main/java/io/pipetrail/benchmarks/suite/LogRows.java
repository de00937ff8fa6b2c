package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.Engine;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import io.pipetrail.benchmarks.seed.LongLog;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Appends to a long log against appends to a short one. */
public final class LogRows implements Group {

    private static final int WRITERS = 32;

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Set<Row> rows() {
        return EnumSet.of(Row.APPEND_AFTER_MANY);
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        var shortLog = workshop.cluster().create("few_events");
        var longLog = workshop.cluster().create("many_events");
        try (var few = Engine.start(shortLog);
                var many = Engine.start(longLog)) {
            few.append();
            many.append();
            LongLog.fill(shortLog, workshop.plan().fewEvents());
            LongLog.fill(longLog, workshop.plan().manyEvents());
            var toShort = few.appending("engine append, few events stored", WRITERS);
            var toLong = many.appending("engine append, many events stored", WRITERS);
            var results = workshop.race(List.of(toShort, toLong));
            var note = "%,d against %,d at first"
                    .formatted(workshop.plan().manyEvents(), workshop.plan().fewEvents());
            return List.of(
                    results.against(Row.APPEND_AFTER_MANY, toLong, toShort).noting(note));
        } finally {
            workshop.cluster().drop(longLog);
        }
    }
}
