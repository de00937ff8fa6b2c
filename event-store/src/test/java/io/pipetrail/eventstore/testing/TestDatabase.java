package io.pipetrail.eventstore.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An empty database of its own on one embedded PostgreSQL a JVM, which is started at first use and goes with the JVM.
 * It is quick and forgets at a crash: {@code fsync} is off.
 */
public record TestDatabase(String name, String jdbcUrl, String username, String password) {

    /** Creates a new empty database. */
    public static TestDatabase fresh() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        return new TestDatabase(
                name, "jdbc:postgresql://localhost:%d/%s".formatted(Server.RUNNING.getPort(), name), "postgres", "");
    }

    /** The same database, at the near end of a new line to it. */
    public TestDatabase behind(Wire wire) {
        return new TestDatabase(
                name, "jdbc:postgresql://127.0.0.1:%d/%s".formatted(wire.port(), name), username, password);
    }

    /** A line to the server that this database is on. */
    public Wire wire() {
        return new Wire(URI.create(jdbcUrl.substring("jdbc:".length())).getPort());
    }

    /** Unpooled connections to this database. */
    public DataSource dataSource() {
        var dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser(username);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Has the server end all connections to this database, as it does when it is restarted; afterwards they are ended. */
    public void breakConnections() {
        execute(
                "with told as materialized (select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                        + name + "') select pg_terminate_backend(pid, 60000) from told");
    }

    /** Lets nobody in any more, and throws out who is; or lets them in again. */
    public void allowConnections(boolean allowed) {
        execute("alter database " + name + " allow_connections " + allowed);
        if (!allowed) {
            breakConnections();
        }
    }

    private static void execute(String sql) {
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Holds the one server, and starts it when first looked at. */
    private static final class Server {
        private static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "300")
                        .setPGStartupWait(Patience.PATIENCE)
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
