package io.pipetrail.benchmarks.contenders;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A contender that runs as a JVM of its own and answers on a port of loopback. It ends with this JVM, however that ends. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration START_AT_MOST = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    /** A JVM that fills an AOT cache does so when it ends. */
    private static final int STOP_SECONDS = 300;

    private static final int GRACE_SECONDS = 10;

    private final String name;
    private final Process process;
    private final int port;
    private final Thread hook;

    private ServerProcess(String name, Process process, int port) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.hook = Thread.ofPlatform().unstarted(this::end);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** It may have a PostgreSQL of its own to stop. */
    private void end() {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    /**
     * Starts it; what it prints goes to a file in the folder.
     *
     * @param options of the JVM
     * @param what a class path and a main class, or a jar
     */
    public static ServerProcess start(
            String name, Path folder, List<String> options, List<String> what, Map<String, String> environment) {
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options);
        command.addAll(what);
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(name + ".log").toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
        try {
            return new ServerProcess(name, builder.start(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Waits until it answers this with 200. */
    public ServerProcess awaitReady(String path) {
        return awaitReady(Map.of(), path);
    }

    /** The same, asked with these headers. */
    public ServerProcess awaitReady(Map<String, String> headers, String path) {
        var client = new HttpJson(address(), headers);
        var end = System.nanoTime() + START_AT_MOST.toNanos();
        while (!client.answers(path)) {
            if (!process.isAlive() || System.nanoTime() > end) throw late();
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return this;
    }

    private IllegalStateException late() {
        var what = process.isAlive() ? " does not get ready" : " ended";
        close();
        return new IllegalStateException(name + what + ", see its log");
    }

    /** Resident memory as the operating system counts it. */
    public double residentMegabytes() {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(process.pid())).start();
            try (var output = ps.inputReader()) {
                return Long.parseLong(output.readLine().strip()) / 1024.0;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How it ended, for one that ends by itself. */
    public int awaitEnd() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(hook);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
