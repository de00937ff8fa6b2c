package io.pipetrail.standalone.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server that was killed left behind in its folder: a PostgreSQL that still runs, or only the file with its process id.
 * A stale file must go, because the id may meanwhile be another process's and PostgreSQL would then refuse to start.
 */
final class Leftover {

    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);
    private static final int STOP_SECONDS = 20;

    private final Path pidFile;
    private final Optional<ProcessHandle> postmaster;

    private Leftover(Path pidFile, Optional<ProcessHandle> postmaster) {
        this.pidFile = pidFile;
        this.postmaster = postmaster;
    }

    /** Whatever is left in the folder; the caller holds the lock on it, so nobody uses what is found. */
    static Optional<Leftover> in(Path folder) {
        var pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) return Optional.empty();
        return Optional.of(new Leftover(pidFile, postmaster(pidFile, folder)));
    }

    void stop() {
        try {
            if (postmaster.isPresent()) {
                LOG.info(
                        "Stopping the PostgreSQL that an earlier run left behind, process {}",
                        postmaster.get().pid());
                end(postmaster.get());
            }
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Politely first; a backend that is busy for a dead client holds that up, and a crash is what PostgreSQL recovers from. */
    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stillThere) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<ProcessHandle> postmaster(Path pidFile, Path folder) {
        try {
            var lines = Files.readAllLines(pidFile);
            if (lines.isEmpty()) return Optional.empty();
            return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                    .filter(process -> serves(process, folder));
        } catch (NumberFormatException half) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the process is a PostgreSQL on this folder, and not somebody else's that got the same id. */
    private static boolean serves(ProcessHandle process, Path folder) {
        return process.info()
                .commandLine()
                .filter(line ->
                        line.contains("postgres") && (line.contains(folder.toString()) || line.contains(real(folder))))
                .isPresent();
    }

    /** The folder by its true name: the server may have been started by way of a link. */
    private static String real(Path folder) {
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
