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
 * an append's transaction would have all of them queue for one lock of the server. What it fails to tell, the others
 * find out by themselves within a second.
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
        while (thread.pause(PAUSE)) {
            committedHere.awaitBeyond(told);
            told = committedHere.head();
            tell(told);
        }
    }

    private void tell(long position) {
        try {
            var open = connection == null ? connect() : connection;
            connection = open;
            try (var notify = open.createStatement()) {
                notify.execute("notify " + CHANNEL);
            }
        } catch (SQLException e) {
            log.debug("Other processes were not told of position {}", position, e);
            disconnect();
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
