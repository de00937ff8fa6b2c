package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends each request in a transaction of its own. */
final class PlainAppender implements Appender {

    private static final Logger log = LoggerFactory.getLogger(PlainAppender.class);

    private final DataSource writers;
    private final Semaphore turns;
    private final Duration patience;

    /**
     * The connections come with autocommit off and with time-outs.
     *
     * @param connections how many there are; a pool serves whom it likes, so we have those who want one queue up
     * @param patience how long to wait for one
     */
    PlainAppender(DataSource writers, int connections, Duration patience) {
        this.writers = writers;
        this.turns = new Semaphore(connections, true);
        this.patience = patience;
    }

    @Override
    public long append(AppendRequest request) {
        awaitTurn();
        try {
            return appendNow(request);
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EventStoreUnavailableException(
                        "Too many appends are waiting", new TimeoutException("after " + patience));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreUnavailableException("Interrupted while waiting to append", e);
        }
    }

    private long appendNow(AppendRequest request) {
        try (var connection = connect()) {
            var position = write(connection, request);
            commit(connection, request);
            return position;
        } catch (SQLException closing) {
            // Only from close(): the transaction is decided, and the pool throws the connection away.
            throw new IllegalStateException("A pooled connection refuses to be returned", closing);
        }
    }

    private Connection connect() {
        try {
            return writers.getConnection();
        } catch (SQLException e) {
            throw new EventStoreUnavailableException("No connection to append with", e);
        }
    }

    private static long write(Connection connection, AppendRequest request) {
        try {
            var position = EventRows.insert(connection, request.rows());
            CompanionRows.write(connection, request.companions(), position);
            return position;
        } catch (SQLException e) {
            rollback(connection);
            throw AppendFailure.ofRows(e, request.rows());
        } catch (RuntimeException | Error e) {
            rollback(connection);
            throw e;
        }
    }

    private static void commit(Connection connection, AppendRequest request) {
        try {
            connection.commit();
        } catch (SQLException e) {
            rollback(connection);
            throw AppendFailure.ofCommit(e, request.companions());
        }
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            log.debug("The connection is gone, and the transaction with it", e);
        }
    }
}
