package io.pipetrail.benchmarks.load;

import io.pipetrail.benchmarks.rounds.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The load generator <a href="https://github.com/wg/wrk">wrk</a>, told what to send by a script in Lua. */
final class Wrk implements Generator {

    private static final Pattern RESULT = Pattern.compile("TALLY requests=(\\d+) micros=(\\d+) failures=(\\d+)");
    private static final int THREADS = 2;

    private final Path wrk;
    private final Path folder;

    Wrk(Path wrk, Path folder) {
        this.wrk = wrk;
        this.folder = folder;
    }

    @Override
    public String program() {
        var said =
                Programs.run(List.of(wrk.toString(), "-v")).lines().findFirst().orElse("wrk");
        return said.replaceAll(" Copyright.*", "");
    }

    @Override
    public Tally run(Load load, int connections, int seconds) {
        var output = Programs.run(List.of(
                wrk.toString(),
                "--threads=" + Math.min(connections, THREADS),
                "--connections=" + connections,
                "--duration=" + seconds + "s",
                "--timeout=10s",
                "--script=" + script(load),
                load.server()));
        return tally(output);
    }

    static Tally tally(String output) {
        var result = RESULT.matcher(output);
        if (!result.find()) throw new IllegalStateException("wrk failed: " + output);
        return new Tally(
                Long.parseLong(result.group(1)),
                Long.parseLong(result.group(3)),
                Duration.ofNanos(Long.parseLong(result.group(2)) * 1_000));
    }

    private Path script(Load load) {
        try (var template = Wrk.class.getResourceAsStream("load.lua")) {
            if (template == null) throw new IllegalStateException("load.lua is missing");
            var paths = Files.write(folder.resolve("paths.txt"), load.paths());
            var script = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@method@", load.method())
                    .replace("@paths@", paths.toString())
                    .replace("@headers@", headers(load))
                    .replace("@bodies@", load.bodies().stream().map(Wrk::quoted).collect(Collectors.joining(", ")));
            return Files.writeString(folder.resolve("load.lua"), script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String headers(Load load) {
        return load.headers().entrySet().stream()
                .map(header -> "[%s] = %s".formatted(quoted(header.getKey()), quoted(header.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
