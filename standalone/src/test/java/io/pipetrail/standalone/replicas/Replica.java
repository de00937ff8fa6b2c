package io.pipetrail.standalone.replicas;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.restart.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One of several servers on a database, which comes and goes. */
final class Replica {

    /** Long enough for a balancer on a busy machine to look twice. */
    private static final String DRAIN = "--pipetrail.drain=4s";

    /** A node that is killed has the log for some seconds more, which are many more on a busy machine. */
    private static final String PATIENT = "--pipetrail.read-your-writes.wait=45s";

    private final Path data;
    private final TestDatabase database;
    private volatile @Nullable ServerProcess process;

    Replica(Path data, TestDatabase database) {
        this.data = data;
        this.database = database;
    }

    /** Starts it, if it is not there. */
    void up() {
        if (process != null) return;
        try {
            process = ServerProcess.start(
                    data,
                    "--pipetrail.database-url=" + database.jdbcUrl() + "?user=" + database.username(),
                    "--pipetrail.key-pepper=the-pepper-of-all-replicas",
                    PATIENT,
                    DRAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isUp() {
        return process != null;
    }

    /** SIGTERM; returns once it has ended. */
    void stop() {
        var stopping = process;
        if (stopping != null) stopping.close();
        process = null;
    }

    /** SIGKILL. */
    void kill() {
        running().kill();
        process = null;
    }

    Api operator() {
        return running().operator();
    }

    String address() {
        return operator().base();
    }

    private ServerProcess running() {
        var running = process;
        if (running == null) throw new IllegalStateException("it is not up");
        return running;
    }
}
