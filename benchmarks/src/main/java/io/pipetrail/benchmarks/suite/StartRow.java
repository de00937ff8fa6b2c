package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.OwnServer;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import io.pipetrail.benchmarks.rounds.Series;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The server with its embedded PostgreSQL, started again on its data directory. */
public final class StartRow implements Group {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Set<Row> rows() {
        return EnumSet.of(Row.START);
    }

    @Override
    public List<Measurement> run(Workshop workshop) {
        var server = OwnServer.unpack(workshop);
        server.train();
        var seconds = IntStream.range(0, workshop.plan().starts())
                .mapToDouble(round -> server.secondsToFirstAnswer())
                .toArray();
        return List.of(Measurement.of(Row.START, Series.of("start to first answer", seconds)));
    }
}
