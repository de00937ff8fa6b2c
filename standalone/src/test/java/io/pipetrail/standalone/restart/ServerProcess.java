package io.pipetrail.standalone.restart;

import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Pipetrail;
import io.pipetrail.standalone.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as a process of its own, so that it can be killed, and that its output can be read. */
public final class ServerProcess implements AutoCloseable {

    /** What it says when it is up: where it is, as it chose the port itself. */
    private static final Pattern READY = Pattern.compile("Pipetrail is ready at (http://localhost:\\d+) ");

    /** Has it make up its operator key at its first start, as it does for whoever gives it none. */
    public static final String OWN_KEY = "--pipetrail.operator-key=";

    private final Process process;
    private final Path data;
    private final Path log;
    private final String address;

    private ServerProcess(Process process, Path data, Path log, String address) {
        this.data = data;
        this.log = log;
        this.process = process;
        this.address = address;
    }

    public static ServerProcess start(Path data, String... more) throws IOException {
        Files.createDirectories(data);
        var log = Files.createTempFile(data.getParent(), "server", ".log");
        var process = new ProcessBuilder(command(data, more))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        await().atMost(Duration.ofMinutes(10))
                .until(() -> !process.isAlive()
                        || READY.matcher(Files.readString(log)).find());
        var ready = READY.matcher(Files.readString(log));
        if (!ready.find()) {
            throw new IllegalStateException("the server did not start: " + Files.readString(log));
        }
        var server = new ServerProcess(process, data, log, ready.group(1));
        await().atMost(Duration.ofMinutes(10)).ignoreExceptions().until(server::isReady);
        return server;
    }

    private static List<String> command(Path data, String... more) {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                // It starts sooner so, and none lives long.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Pipetrail.class.getName(),
                "--server.port=0",
                "--pipetrail.data-dir=" + data,
                "--pipetrail.rate-limit=0",
                Server.PATIENT));
        // What is said more may say otherwise.
        for (var option : more) {
            var name = option.split("=", 2)[0] + "=";
            command.removeIf(argument -> argument.startsWith(name));
            command.add(option);
        }
        if (!command.contains(OWN_KEY)) command.add("--pipetrail.operator-key=" + Server.OPERATOR_KEY);
        return command;
    }

    /** What it has printed so far, a line each, but for one that it is at. */
    public List<String> printed() {
        try {
            var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Api operator() {
        return new Api(address, operatorKey());
    }

    public String operatorKey() {
        var own = data.resolve("operator-key");
        try {
            return Files.exists(own) ? Files.readString(own).strip() : Server.OPERATOR_KEY;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL: no shutdown hook runs, and its PostgreSQL is left behind. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGKILL for its PostgreSQL, too: what had not been given to the operating system is gone. */
    void killAll() {
        var postmaster = postmaster();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var each : all) {
            each.onExit().completeOnTimeout(each, 10, TimeUnit.SECONDS).join();
        }
        kill();
    }

    private ProcessHandle postmaster() {
        try {
            var pid =
                    Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean isReady() {
        return operator().get("/actuator/health/readiness").status() == 200;
    }
}
