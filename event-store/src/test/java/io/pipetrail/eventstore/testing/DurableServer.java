package io.pipetrail.eventstore.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of a test's own that keeps what it acknowledged. It can be stopped or killed and started again, and is found
 * at the same address all the time, behind a {@link Wire}.
 */
public final class DurableServer implements AutoCloseable {

    private static final String USER = "postgres";

    private final Path folder;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Wire wire;
    private EmbeddedPostgres running;

    private DurableServer(Path folder, String... settings) {
        this.folder = folder;
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            this.settings.put(setting, "on");
        }
        this.settings.put("max_connections", "200");
        for (var i = 0; i < settings.length; i += 2) {
            this.settings.put(settings[i], settings[i + 1]);
        }
        running = launch();
        wire = new Wire(running.getPort());
    }

    /** Starts one on an empty folder; settings come as names and values in turn. */
    public static DurableServer in(Path folder, String... settings) {
        return new DurableServer(folder, settings);
    }

    /** Its database, at the near end of the wire. */
    public TestDatabase database() {
        return new TestDatabase(USER, "jdbc:postgresql://127.0.0.1:%d/%s".formatted(wire.port(), USER), USER, "");
    }

    /** The line to it. */
    public Wire wire() {
        return wire;
    }

    /** Stops it as an administrator does: clients are thrown out, everything is written. */
    public void stop() {
        close(running);
        // That was told to wait 5 s, and then to go on; the file goes last.
        Patience.await().until(() -> Files.notExists(folder.resolve("postmaster.pid")));
    }

    /** SIGKILL for all its processes at once: what was in their memory is gone. */
    public void kill() {
        var postmaster = postmaster();
        var all = Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (var process : all) {
            process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        }
        close(running);
    }

    /** Starts it again after it was stopped or killed. */
    public void start() {
        running = launch();
        wire.leadTo(running.getPort());
    }

    @Override
    public void close() {
        wire.close();
        stop();
    }

    private ProcessHandle postmaster() {
        try {
            var pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedPostgres launch() {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(Patience.PATIENCE);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
