package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * Opens connections for reading very much at once: apart from all pools, so that nobody waits for them, and with all the time
 * that it takes. The plans are for one processor and for rows in the order of an index: others want to work meanwhile.
 */
public final class LongReads {

    /** The seconds without any answer after which the database is taken to be gone; plans are made for the values at hand. */
    private static final Map<String, String> PROPERTIES = Map.of("socketTimeout", "900", "prepareThreshold", "0");

    private static final String SETTINGS = " -c enable_sort=off -c max_parallel_workers_per_gather=0";

    private final Unpooled database;

    LongReads(Unpooled database) {
        this.database = database;
    }

    /** A connection in a transaction that only reads, and sees the database as it is at its first statement; before, these are executed. */
    public Connection open(List<String> before) throws SQLException {
        var connection = database.open("pipetrail-verification", SETTINGS, PROPERTIES);
        try (var statement = connection.createStatement()) {
            for (var sql : before) statement.execute(sql);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}
