package io.pipetrail.benchmarks.growth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.pipetrail.benchmarks.Plan;
import io.pipetrail.benchmarks.Progress;
import io.pipetrail.benchmarks.contenders.Workshop;
import io.pipetrail.benchmarks.database.Cluster;
import io.pipetrail.benchmarks.load.Generator;
import io.pipetrail.benchmarks.load.Inserts;
import io.pipetrail.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures bytes a deal and the curve of the log's length, and plays through how stores spread over databases. */
public final class Growth {

    private static final int DEALS = Integer.getInteger("bench.deals", 20_000);

    private Growth() {}

    public static void main(String[] arguments) throws IOException {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) root.setLevel(Level.WARN);
        var lengths = Stream.of(System.getProperty("bench.events", "100000,1000000,4000000")
                        .split(","))
                .mapToLong(Long::parseLong);
        var folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "growth");
        try (var cluster = Cluster.start(folder)) {
            var results = run(workshop(folder, cluster), lengths);
            var json = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build()
                    .writeValueAsString(results);
            Files.writeString(Path.of(System.getProperty("bench.results", "results"), "growth.json"), json + "\n");
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static Map<String, Object> run(Workshop workshop, LongStream lengths) {
        var results = new LinkedHashMap<String, Object>();
        results.put("machine", Machine.of(workshop.cluster().settings(), "none", "none", workshop.options()));
        results.put("bytes", Bytes.of(workshop, DEALS));
        results.put("curve", LengthOfLog.curve(workshop, lengths));
        results.put("spread", Spread.table());
        results.forEach((what, figures) -> Progress.tell(what + ": " + figures));
        return results;
    }

    private static Workshop workshop(Path folder, Cluster cluster) {
        return new Workshop(
                Plan.QUICK,
                folder,
                cluster,
                Inserts.into(cluster.create("inserts"), folder),
                Generator.here(folder),
                List.of(System.getProperty("bench.jvm", "-Xmx512m").split(" +")),
                Path.of(System.getProperty("bench.server", "../standalone/target/pipetrail.jar"))
                        .toAbsolutePath());
    }
}
