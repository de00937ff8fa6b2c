package io.pipetrail.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends each request in a transaction of its own. */
final class PlainAppender implements Appender {

    private static final Logger log = LoggerFactory.getLogger(PlainAppender.class);

    private final DataSource writers;

    /** The connections come with autocommit off and with time-outs. */
    PlainAppender(DataSource writers) {
        this.writers = writers;
    }

    @Override
    public long append(AppendRequest request) {
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
