package io.pipetrail.benchmarks.report;

import io.pipetrail.benchmarks.Plan;
import io.pipetrail.benchmarks.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that was measured in one run.
 *
 * @param whole whether that is the whole table
 */
public record Report(Plan plan, boolean whole, Machine machine, long seconds, List<Measurement> measured) {

    private static final String PUBLISHED = "latest";

    /** Prints the table, and writes it as JSON and as a chart. */
    public void publish(Path folder) throws IOException {
        Progress.print("\n" + machine.print() + plan.print() + "\n\n" + Table.of(measured));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name() + ".json"), new ResultsJson(this).print());
        Files.writeString(
                folder.resolve(name().equals(PUBLISHED) ? "chart.svg" : name() + ".svg"),
                new Chart(measured, subtitle()).print());
        Progress.tell("Written to " + folder + ", after " + seconds + " s");
    }

    /** What is published is overwritten by its like only. */
    private String name() {
        if (plan.isQuick()) return "quick";
        return whole ? PUBLISHED : "some";
    }

    private String subtitle() {
        return "%s run, %s, %d cores, %s".formatted(plan.name(), machine.at(), machine.cores(), machine.jvm());
    }
}
