package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks how far the log reaches when another process says that it has grown, and every second in any case. What was
 * said is not relied upon, as anyone may say it. The connection is replaced when it breaks.
 */
final class Listener implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(50);

    private final DataSource dataSource;
    private final LongConsumer reached;
    private final int pollMillis;
    private final Background thread;
    private volatile @Nullable Connection connection;
    private Duration backOff = FIRST_BACK_OFF;

    /** @param reached told how far the log reaches, each time that it was looked at */
    Listener(DataSource dataSource, LongConsumer reached, Duration poll) {
        this.dataSource = dataSource;
        this.reached = reached;
        this.pollMillis = Math.toIntExact(poll.toMillis());
        this.thread = Background.of("event-log-listener", this::run);
    }

    Listener start() {
        thread.start();
        return this;
    }

    @Override
    public void close() {
        abort(connection);
        thread.stop();
    }

    private void run() throws InterruptedException {
        do {
            try (var fresh = dataSource.getConnection()) {
                connection = fresh;
                listen(fresh);
            } catch (SQLException e) {
                log.debug("The listening connection is broken, next try in {}", backOff, e);
            }
            backOff = Background.longer(backOff);
        } while (thread.pause(backOff));
    }

    private void listen(Connection fresh) throws SQLException {
        try (var statement = fresh.createStatement()) {
            statement.execute("listen " + Announcer.CHANNEL);
        }
        look(fresh);
        backOff = FIRST_BACK_OFF;
        var notifications = fresh.unwrap(PGConnection.class);
        while (!thread.isStopped()) {
            notifications.getNotifications(pollMillis);
            look(fresh);
        }
    }

    /** Finds out, too, whether the connection still lives. */
    private void look(Connection fresh) throws SQLException {
        try (var head = fresh.prepareStatement("select coalesce(max(position), 0) from eventstore.events");
                var row = head.executeQuery()) {
            row.next();
            reached.accept(row.getLong(1));
        }
    }

    /** Closing would wait for the read that is under way. */
    private static void abort(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                log.debug("The connection was broken already", e);
            }
        }
    }
}
