package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections for reading very much at once: apart from all pools, so that nobody waits for them, and with all the time
 * that it takes. The plans are for one processor and for rows in the order of an index: others want to work meanwhile.
 */
public final class LongReads {

    /** Seconds without any answer after which the database is taken to be gone. */
    private static final String SILENCE = "900";

    private final @Nullable String url;
    private final Properties properties = new Properties();

    LongReads(@Nullable String url, @Nullable String username, @Nullable String password) {
        this.url = url;
        if (username != null) properties.setProperty("user", username);
        if (password != null) properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "pipetrail-verification");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", SILENCE);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty(
                "options",
                "-c statement_timeout=0 -c idle_in_transaction_session_timeout=0 -c lock_timeout=30s -c jit=off"
                        + " -c enable_sort=off -c max_parallel_workers_per_gather=0 -c synchronous_commit=off");
    }

    /** A connection in a transaction that only reads, and sees the database as it is at its first statement; before, these are executed. */
    public Connection open(List<String> before) throws SQLException {
        var connection = DriverManager.getConnection(url, properties);
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
