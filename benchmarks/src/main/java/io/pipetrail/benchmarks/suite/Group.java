package io.pipetrail.benchmarks.suite;

import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.report.Measurement;
import java.util.List;

/** Rows that share their contenders. */
public interface Group {

    /** By which it is asked for in {@code bench.only}. */
    String name();

    List<Measurement> run(Workshop workshop);
}
