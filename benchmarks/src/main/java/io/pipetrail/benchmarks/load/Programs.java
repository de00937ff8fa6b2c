package io.pipetrail.benchmarks.load;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that may be installed on this machine. */
final class Programs {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private Programs() {}

    /** On the path, or where Debian keeps PostgreSQL's. */
    static Optional<Path> find(String name) {
        var onPath = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name));
        return Stream.concat(onPath, debian(name)).filter(Files::isExecutable).findFirst();
    }

    /** All that it printed, whatever its exit code. */
    static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var output = process.getInputStream()) {
                return new String(output.readAllBytes(), StandardCharsets.UTF_8);
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> debian(String name) {
        if (!Files.isDirectory(DEBIAN)) return Stream.empty();
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin").resolve(name)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
