package io.pipetrail.standalone.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * A durable PostgreSQL on a folder, for as long as the server runs. The library behind it is made for tests: it starts without
 * fsync and deletes its data unless told otherwise, so what it was told is asked back before the first row is written.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String NAME = "pipetrail";
    private static final String USER = "postgres";
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    /** Crash recovery replays up to a checkpoint's worth of log. */
    private static final Duration START_AT_MOST = Duration.ofMinutes(2);

    private final FolderLock lock;
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(FolderLock lock, EmbeddedPostgres postgres) {
        this.lock = lock;
        this.postgres = postgres;
    }

    /**
     * Starts a server on the data directory, after one that a killed process left running there was stopped.
     *
     * @throws DataDirectoryInUse if another server runs on it
     */
    public static EmbeddedDatabase start(DataDirectory data) {
        var lock = FolderLock.on(data.folder());
        try {
            Leftover.in(data.postgres()).ifPresent(Leftover::stop);
            return start(lock, launch(data));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(FolderLock lock, EmbeddedPostgres postgres) {
        var database = new EmbeddedDatabase(lock, postgres);
        try {
            database.refuseUnlessDurable();
            database.createIfMissing();
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), NAME);
    }

    public String username() {
        return USER;
    }

    private static EmbeddedPostgres launch(DataDirectory data) {
        var log = ProcessBuilder.Redirect.appendTo(data.file("postgres.log").toFile());
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(data.binaries().toFile())
                .setDataDirectory(data.postgres())
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_AT_MOST)
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "1GB")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C");
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL did not start on %s, see %s: %s"
                            .formatted(data.postgres(), data.file("postgres.log"), e.getMessage()),
                    e);
        }
    }

    private void refuseUnlessDurable() {
        for (var setting : DURABLE) {
            var value = ask("SHOW " + setting);
            if (!"on".equals(value)) {
                throw new IllegalStateException("PostgreSQL is not durable: %s is %s".formatted(setting, value));
            }
        }
    }

    private void createIfMissing() {
        if (ask("SELECT count(*) FROM pg_database WHERE datname = '" + NAME + "'")
                .equals("0")) {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + NAME);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot create the database " + NAME, e);
            }
        }
    }

    private String ask(String query) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL does not answer: " + query, e);
        }
    }

    @Override
    public void close() {
        try (lock) {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
