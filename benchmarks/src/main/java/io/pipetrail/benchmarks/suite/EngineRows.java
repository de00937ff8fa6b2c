package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.Engine;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The event store alone against bare inserts. */
public final class EngineRows implements Group {

    private static final int MANY = 32;

    @Override
    public String name() {
        return "engine";
    }

    @Override
    public Set<Row> rows() {
        return EnumSet.range(Row.APPEND_32, Row.APPEND_1);
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        try (var engine = Engine.start(workshop.cluster().create("engine"))) {
            var insertsOfMany = workshop.inserts().clients(MANY);
            var many = engine.appending("engine append, 32 writers", MANY);
            var insertsOfOne = workshop.inserts().clients(1);
            var one = engine.appending("engine append, 1 writer", 1);
            var series = workshop.race(List.of(insertsOfMany, many, insertsOfOne, one));
            return List.of(
                    series.against(Row.APPEND_32, many, insertsOfMany),
                    series.against(Row.APPEND_1, one, insertsOfOne));
        }
    }
}
