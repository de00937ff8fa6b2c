package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Row;
import java.util.List;
import java.util.Set;

/** Rows that share their contenders. */
public interface Group {

    /** By which it is asked for in {@code bench.only}. */
    String name();

    /** What it measures. */
    Set<Row> rows();

    List<Measurement> run(Workshop workshop);
}
