package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells other processes how far the log reaches, apart from the appends and at most once in 15 ms: a {@code NOTIFY} in
 * an append's transaction would have all of them queue for one lock of the server.
 */
final class Announcer implements AutoCloseable {

    static final String CHANNEL = "pipetrail_events";

    private static final Logger log = LoggerFactory.getLogger(Announcer.class);
    private static final Duration PAUSE = Duration.ofMillis(15);

    private final DataSource dataSource;
    private final Background thread;
    private final Arrivals committedHere = new Arrivals();
    private volatile @Nullable Connection connection;

    Announcer(DataSource dataSource) {
        this.dataSource = dataSource;
        this.thread = Background.of("event-log-announcer", this::run);
    }

    Announcer start() {
        thread.start();
        return this;
    }

    /** The event at this position was committed by this process. */
    void committed(long position) {
        committedHere.reached(position);
    }

    @Override
    public void close() {
        thread.stop();
        disconnect();
    }

    private void run() throws InterruptedException {
        var told = 0L;
        var pause = PAUSE;
        while (thread.pause(pause)) {
            committedHere.awaitBeyond(told);
            var head = committedHere.head();
            if (tell()) {
                told = head;
                pause = PAUSE;
            } else {
                pause = Background.longer(pause);
            }
        }
    }

    /** Returns whether it worked. */
    private boolean tell() {
        try {
            var open = connection == null ? connect() : connection;
            connection = open;
            try (var notify = open.createStatement()) {
                notify.execute("notify " + CHANNEL);
            }
            return true;
        } catch (SQLException e) {
            log.debug("Other processes were not told of new events, which will be tried again", e);
            disconnect();
            return false;
        }
    }

    private Connection connect() throws SQLException {
        var fresh = dataSource.getConnection();
        try (var set = fresh.createStatement()) {
            // A notification is a transaction too, and one that need not outlive a crash.
            set.execute("set synchronous_commit = off");
        }
        return fresh;
    }

    private void disconnect() {
        var open = connection;
        if (open != null) {
            Background.closeQuietly(open);
            connection = null;
        }
    }
}
