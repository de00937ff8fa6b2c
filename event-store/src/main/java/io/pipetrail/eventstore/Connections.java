package io.pipetrail.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.AutoSave;

/** The event store's own connections, to the same database as the application's but with time-outs on everything. */
final class Connections implements AutoCloseable {

    private final PGSimpleDataSource background;
    private final HikariDataSource writer;

    Connections(Credentials credentials, EventStoreProperties properties) {
        this.background = dataSource(credentials, properties, "pipetrail event listener");
        var appending = dataSource(credentials, properties, "pipetrail event writer");
        // Its few statements are all by key, and to plan one anew takes longer than to execute it.
        appending.setOptions(appending.getOptions() + " -c plan_cache_mode=force_generic_plan");
        this.writer = pool(appending, properties);
    }

    /** The writer's connection, autocommit off: a pool of one, which puts another in its place when it breaks. */
    DataSource writer() {
        return writer;
    }

    /** Single connections for the threads that follow the log. */
    DataSource background() {
        return background;
    }

    @Override
    public void close() {
        writer.close();
    }

    private static HikariDataSource pool(DataSource dataSource, EventStoreProperties properties) {
        var config = new HikariConfig();
        config.setPoolName("event-writer");
        config.setDataSource(dataSource);
        config.setMaximumPoolSize(1);
        config.setAutoCommit(false);
        // The append relies on each of its statements seeing what was committed before it.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(properties.connectTimeout().toMillis());
        config.setValidationTimeout(Math.min(1_000, properties.connectTimeout().toMillis()));
        return new HikariDataSource(config);
    }

    private static PGSimpleDataSource dataSource(
            Credentials credentials, EventStoreProperties properties, String applicationName) {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(credentials.url());
        // They may stand in the URL.
        if (credentials.username() != null) dataSource.setUser(credentials.username());
        if (credentials.password() != null) dataSource.setPassword(credentials.password());
        dataSource.setApplicationName(applicationName);
        dataSource.setAutosave(AutoSave.NEVER);
        dataSource.setPrepareThreshold(1);
        // It would take a batch of different statements for one of equal ones.
        dataSource.setReWriteBatchedInserts(false);
        // Errors are logged: they must not carry what is in the rows.
        dataSource.setLogServerErrorDetail(false);
        dataSource.setTcpKeepAlive(true);
        dataSource.setConnectTimeout(seconds(properties.connectTimeout()));
        dataSource.setLoginTimeout(seconds(properties.connectTimeout()));
        dataSource.setSocketTimeout(seconds(properties.socketTimeout()));
        dataSource.setOptions("-c statement_timeout=%d -c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
                .formatted(
                        properties.statementTimeout().toMillis(),
                        properties.lockTimeout().toMillis(),
                        properties.statementTimeout().toMillis()));
        return dataSource;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toSeconds()));
    }
}
