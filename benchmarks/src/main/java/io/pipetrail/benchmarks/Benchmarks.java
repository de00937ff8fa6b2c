package io.pipetrail.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.database.Cluster;
import io.pipetrail.benchmarks.load.Generator;
import io.pipetrail.benchmarks.load.Inserts;
import io.pipetrail.benchmarks.report.Machine;
import io.pipetrail.benchmarks.report.Measurement;
import io.pipetrail.benchmarks.report.Report;
import io.pipetrail.benchmarks.suite.DialectRows;
import io.pipetrail.benchmarks.suite.EngineRows;
import io.pipetrail.benchmarks.suite.Group;
import io.pipetrail.benchmarks.suite.LogRows;
import io.pipetrail.benchmarks.suite.ReadRows;
import io.pipetrail.benchmarks.suite.StartRow;
import io.pipetrail.benchmarks.suite.WriteRows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Runs the whole table, or a part of it: {@code --quick}, {@code --only=engine,writes}. */
public final class Benchmarks {

    private static final List<Group> GROUPS = List.of(
            new EngineRows(), new WriteRows(), new ReadRows(), new DialectRows(), new LogRows(), new StartRow());

    private Benchmarks() {}

    public static void main(String[] arguments) throws IOException {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) root.setLevel(Level.WARN);
        var options = Options.of(Arrays.asList(arguments));
        options.refuseUnknown(GROUPS);
        var started = System.nanoTime();
        Progress.tell("Benchmarks, " + options.plan().name() + ", in " + options.folder());
        try (var folder = WorkFolder.at(options.folder());
                var cluster = Cluster.start(folder.path())) {
            var workshop = workshop(options, folder.path(), cluster);
            var measured = run(options, workshop);
            var seconds = (System.nanoTime() - started) / 1_000_000_000;
            var machine = Machine.of(
                    cluster.settings(),
                    workshop.generator().program(),
                    workshop.inserts().program(),
                    workshop.options());
            new Report(options.plan(), options.only().isEmpty(), machine, seconds, measured).publish(options.results());
        }
    }

    private static Workshop workshop(Options options, Path folder, Cluster cluster) {
        return new Workshop(
                options.plan(),
                folder,
                cluster,
                Inserts.into(cluster.create("inserts"), folder),
                Generator.here(folder),
                options.jvm(),
                options.server());
    }

    private static List<Measurement> run(Options options, Workshop workshop) {
        var measured = new ArrayList<Measurement>();
        for (var group : GROUPS) {
            if (!options.wants(group)) continue;
            Progress.tell(group.name());
            measured.addAll(run(group, workshop));
        }
        return measured;
    }

    /** What goes wrong with some rows should not cost us the others. */
    private static List<Measurement> run(Group group, Workshop workshop) {
        try {
            return group.run(workshop);
        } catch (RuntimeException e) {
            Progress.tell("FAILED: %s: %s".formatted(group.name(), e));
            LoggerFactory.getLogger(Benchmarks.class).warn("The rows of {} are missing", group.name(), e);
            return group.rows().stream()
                    .map(row -> Measurement.failed(row, String.valueOf(e.getMessage())))
                    .toList();
        }
    }
}
