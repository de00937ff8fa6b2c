package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long a statement of the projections may take. One that is slow by nature, as when a stage with a million deals is won,
 * would be cancelled at every try: so each try gets more time than the one before, until one comes through.
 */
final class Patience {

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final int FACTOR = 4;
    private static final Duration MOST = Duration.ofHours(1);
    /** After the server should have given up itself. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Duration usual;
    private volatile Duration now;

    Patience(Duration usual) {
        this.usual = usual;
        this.now = usual;
    }

    /** Gives this transaction's statements as long as they have now. */
    void begin(Connection connection) throws SQLException {
        var allowed = now;
        if (allowed.equals(usual)) return;
        connection.setNetworkTimeout(Runnable::run, (int) allowed.plus(GRACE).toMillis());
        try (var statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = " + allowed.toMillis());
        }
    }

    /** The transaction failed: if it was for the time, the next try gets more of it. */
    void failed(SQLException failure) {
        if (!"57014".equals(failure.getSQLState())) return;
        var more = now.multipliedBy(FACTOR);
        now = more.compareTo(MOST) > 0 ? MOST : more;
        LOG.warn("Folding the log took too long and is tried again with {} a statement", now);
    }

    void succeeded() {
        now = usual;
    }
}
