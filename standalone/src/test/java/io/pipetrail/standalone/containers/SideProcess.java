package io.pipetrail.standalone.containers;

import static org.awaitility.Awaitility.await;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the two applications as a process of its own, whose class path has neither the other nor standalone. */
final class SideProcess implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final int port;

    private SideProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /** Returns before it is ready. */
    static SideProcess start(Class<?> application, String otherModule, TestDatabase database, String... more)
            throws IOException {
        var port = Ports.free();
        var log = Files.createTempFile(application.getSimpleName(), ".log");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                classPathWithout(otherModule, "standalone"),
                application.getName(),
                "--server.port=" + port,
                "--server.forward-headers-strategy=native",
                "--pipetrail.drain=0s",
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--pipetrail.operator-key=" + Server.OPERATOR_KEY,
                "--pipetrail.key-pepper=the-pepper-of-both-sides",
                Server.PATIENT));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new SideProcess(process, log, port);
    }

    SideProcess awaitReady() throws IOException {
        await().atMost(Duration.ofMinutes(10)).ignoreExceptions().until(() -> !process.isAlive() || isReady());
        if (!process.isAlive()) throw new IllegalStateException("it did not start: " + Files.readString(log));
        return this;
    }

    private static String classPathWithout(String... modules) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Stream.of(modules).noneMatch(module -> entry.contains("/" + module + "/target/")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    int port() {
        return port;
    }

    Api operator() {
        return new Api("http://127.0.0.1:" + port, Server.OPERATOR_KEY);
    }

    private boolean isReady() {
        return operator().get("/actuator/health/readiness").status() == 200;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Files.delete(log);
    }
}
