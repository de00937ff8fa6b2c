package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.Plan;
import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.database.Cluster;
import io.pipetrail.benchmarks.load.Generator;
import io.pipetrail.benchmarks.load.Inserts;
import io.pipetrail.benchmarks.report.Results;
import io.pipetrail.benchmarks.rounds.Contestant;
import io.pipetrail.benchmarks.rounds.Heat;
import java.nio.file.Path;
import java.util.List;

/**
 * What all measurements work with.
 *
 * @param folder for logs, scripts and databases
 * @param inserts the limit of all writes
 * @param options of every JVM that is measured
 * @param serverJar the packaged standalone server
 */
public record Workshop(
        Plan plan,
        Path folder,
        Cluster cluster,
        Inserts inserts,
        Generator generator,
        List<String> options,
        Path serverJar) {

    /** Over how many connections servers are loaded. */
    public static final int CONNECTIONS = 32;

    /** Lets them run in turn, for the rounds of the plan. */
    public Results race(List<Contestant> contestants) {
        var heat = new Heat(plan.rounds(), plan.seconds(), plan.warmUpSeconds(), plan.pause(), cluster::checkpoint);
        var series = heat.run(contestants);
        series.values().forEach(rounds -> Progress.tell("  " + rounds.print()));
        return new Results(series);
    }
}
