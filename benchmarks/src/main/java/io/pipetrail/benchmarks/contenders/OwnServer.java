package io.pipetrail.benchmarks.contenders;

import io.pipetrail.benchmarks.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The server as most run it, with a PostgreSQL of its own, and with the JDK's AOT cache (JEP 514): unpacked, as Spring Boot
 * advises, and trained as {@code -Ptrained} does it, by a rehearsal on a data directory of its own.
 */
public record OwnServer(Workshop workshop, Path folder) {

    private static final String NAME = "start";
    private static final Map<String, String> OPERATOR = Map.of("Authorization", "Bearer " + Pipetrail.OPERATOR_KEY);

    public static OwnServer unpack(Workshop workshop) {
        var folder = workshop.folder().resolve(NAME);
        var jar = workshop.serverJar().toString();
        var extract = List.of("-Djarmode=tools", "-jar", jar, "extract", "--destination", folder.toString());
        ServerProcess.start("unpack", workshop.folder(), List.of(), extract, Map.of())
                .awaitEnd();
        return new OwnServer(workshop, folder);
    }

    /** Fills the cache; then makes the data directory that later starts find. */
    public void train() {
        Progress.tell("filling the AOT cache");
        var rehearsal =
                start("-XX:AOTCacheOutput=" + cache(), "rehearsed", List.of("--spring.profiles.active=training"));
        if (rehearsal.awaitEnd() != 0 || !Files.exists(cache())) {
            throw new IllegalStateException("There is no AOT cache, see the log of " + NAME);
        }
        secondsToFirstAnswer();
    }

    public double secondsToFirstAnswer() {
        var begun = System.nanoTime();
        try (var server = start("-XX:AOTCache=" + cache(), "data", List.of())) {
            server.awaitReady(OPERATOR, "/v1/stores");
            return (System.nanoTime() - begun) / 1e9;
        }
    }

    private ServerProcess start(String cacheOption, String data, List<String> arguments) {
        var options = new ArrayList<>(workshop.options());
        options.add(cacheOption);
        var what = new ArrayList<>(List.of(
                "-jar", folder.resolve(workshop.serverJar().getFileName()).toString()));
        what.addAll(arguments);
        var environment = Map.of(
                "PIPETRAIL_DATABASE_URL",
                "",
                "PIPETRAIL_RATE_LIMIT",
                "0",
                "PIPETRAIL_DATA_DIR",
                folder.resolve(data).toString(),
                "PIPETRAIL_OPERATOR_KEY",
                Pipetrail.OPERATOR_KEY);
        return ServerProcess.start(NAME, workshop.folder(), options, what, environment);
    }

    private Path cache() {
        return folder.resolve("pipetrail.aot");
    }
}
