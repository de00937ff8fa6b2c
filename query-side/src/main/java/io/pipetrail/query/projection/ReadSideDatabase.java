package io.pipetrail.query.projection;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.common.BaseDataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema of the read side and the projections' own connections to it. A commit there does not wait for the disk: rows
 * and token are one transaction, so what a crash takes away is merely folded again.
 */
final class ReadSideDatabase implements DisposableBean {

    /** A node that is gone with its machine must not keep the token locked: nobody ends its transaction but the server. */
    private static final String SILENT = " -c idle_in_transaction_session_timeout=5s"
            + " -c tcp_keepalives_idle=3 -c tcp_keepalives_interval=1 -c tcp_keepalives_count=3";

    /**
     * In the middle of a statement the server listens to nobody, and would go on to its end, with all locks, for a client that is
     * gone. Where it cannot look without listening (on Windows) it does not.
     */
    static final String LOOK_FOR_THE_CLIENT = """
            do $$ begin
                set client_connection_check_interval = '2s';
            exception when invalid_parameter_value then null;
            end $$""";

    /**
     * A batch sends some twenty statements, of which each would be planned anew for its values, at the cost of a fifth of what the
     * batch takes. All find their rows by an index, also by a plan that was made while a table was small.
     */
    private static final String PLANNED_ONCE =
            " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_mergejoin=off";

    private final HikariDataSource pool;

    /** Goes to the same database as the application's data source. */
    ReadSideDatabase(
            DataSource application, @Nullable JdbcConnectionDetails details, int connections, Duration statementTimeout)
            throws SQLException {
        var config = config(connections, statementTimeout);
        if (application.isWrapperFor(HikariDataSource.class)) {
            var hikari = application.unwrap(HikariDataSource.class);
            credentials(config, hikari.getJdbcUrl(), hikari.getUsername(), hikari.getPassword());
        } else if (application instanceof BaseDataSource plain) {
            credentials(config, plain.getUrl(), plain.getUser(), plain.getPassword());
        } else if (details != null) {
            credentials(config, details.getJdbcUrl(), details.getUsername(), details.getPassword());
        } else {
            throw new IllegalStateException("Neither a Hikari data source, nor PostgreSQL's, nor connection details");
        }
        this.pool = new HikariDataSource(config);
        ReadSideTables.migrate(
                Flyway.configure().dataSource(config.getJdbcUrl(), config.getUsername(), config.getPassword()));
    }

    DataSource dataSource() {
        return pool;
    }

    /** For reading very much of it at once. */
    LongReads longReads() {
        return new LongReads(unpooled());
    }

    /** For making whole tables. */
    LongWrites longWrites() {
        return new LongWrites(unpooled());
    }

    private Unpooled unpooled() {
        return new Unpooled(pool.getJdbcUrl(), pool.getUsername(), pool.getPassword());
    }

    /** What the token says, apart from any transaction of the projections. */
    long position() {
        return JdbcClient.create(pool)
                .sql("select position from readside.tokens where processor = ?")
                .param(Projection.PROCESSOR)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    @Override
    public void destroy() {
        pool.close();
    }

    private static void credentials(
            HikariConfig config, @Nullable String url, @Nullable String username, @Nullable String password) {
        config.setJdbcUrl(url);
        config.setUsername(username);
        config.setPassword(password);
    }

    private static HikariConfig config(int connections, Duration statementTimeout) {
        var config = new HikariConfig();
        config.setPoolName("projections");
        config.setAutoCommit(false);
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(3_000);
        config.setInitializationFailTimeout(30_000);
        config.addDataSourceProperty("ApplicationName", "pipetrail-projections");
        // Seconds; longer than the server's own limits, for when the server does not answer at all.
        config.addDataSourceProperty("socketTimeout", Long.toString(statementTimeout.toSeconds() + 30));
        config.addDataSourceProperty("connectTimeout", "5");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // Errors are logged: they must not carry what is in the rows.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("prepareThreshold", "2");
        config.addDataSourceProperty(
                "options",
                "-c search_path=readside -c synchronous_commit=off -c jit=off -c lock_timeout=5s -c statement_timeout="
                        + statementTimeout.toMillis() + SILENT + PLANNED_ONCE);
        config.setConnectionInitSql(LOOK_FOR_THE_CLIENT);
        // It is committed, or the first rollback would take it back.
        config.setIsolateInternalQueries(true);
        return config;
    }
}
