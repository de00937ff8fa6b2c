package io.pipetrail.standalone.restart;

import static org.awaitility.Awaitility.await;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Pipetrail;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/** The server as a process of its own, so that it can be killed. */
final class ServerProcess implements AutoCloseable {

    static final String OPERATOR_KEY = "the-operator-key-of-the-tests";

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start(Path data) throws IOException {
        var port = freePort();
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pipetrail.class.getName(),
                        "--server.port=" + port,
                        "--pipetrail.data-dir=" + data,
                        "--pipetrail.operator-key=" + OPERATOR_KEY)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolveSibling("server.log").toFile()))
                .start();
        var server = new ServerProcess(process, port);
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> server.dead() || server.isReady());
        if (server.dead()) {
            throw new IllegalStateException("the server ended with " + process.exitValue() + ", see server.log");
        }
        return server;
    }

    Api operator() {
        return new Api("http://localhost:" + port, OPERATOR_KEY);
    }

    /** SIGKILL: no shutdown hook runs, and its PostgreSQL is left behind. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    private boolean dead() {
        return !process.isAlive();
    }

    private boolean isReady() {
        return operator().get("/actuator/health/readiness").status() == 200;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
