package io.pipetrail.benchmarks.database;

import io.pipetrail.benchmarks.Progress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A durable PostgreSQL of the settings that standalone Pipetrail gives its own, for as long as the benchmarks run. */
public final class Cluster implements AutoCloseable {

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final List<String> TOLD = List.of(
            "server_version",
            "shared_buffers",
            "max_wal_size",
            "checkpoint_timeout",
            "max_connections",
            "wal_sync_method",
            "wal_compression");

    private final EmbeddedPostgres postgres;

    private Cluster(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Refuses to start unless the server says that it is durable. */
    public static Cluster start(Path folder) {
        try {
            var log = ProcessBuilder.Redirect.appendTo(
                    folder.resolve("postgres.log").toFile());
            var builder = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                    .setDataDirectory(folder.resolve("postgres"))
                    .setOutputRedirector(log)
                    .setErrorRedirector(log)
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("max_wal_size", "1GB")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C");
            DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
            var cluster = new Cluster(builder.start());
            cluster.refuseUnlessDurable();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new empty database. */
    public Database create(String name) {
        server().execute("create database " + name);
        return database(name);
    }

    public void drop(Database database) {
        server().execute("drop database " + database.name() + " with (force)");
    }

    /** Has the server write all that is dirty to disk, and returns when it has. */
    public void checkpoint() {
        server().execute("checkpoint");
    }

    /** What the server says of itself. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        DURABLE.forEach(setting -> settings.put(setting, server().text("show " + setting)));
        TOLD.forEach(setting -> settings.put(setting, server().text("show " + setting)));
        return settings;
    }

    private void refuseUnlessDurable() {
        for (var setting : DURABLE) {
            var value = server().text("show " + setting);
            Progress.tell("PostgreSQL: %s = %s".formatted(setting, value));
            if (!"on".equals(value)) {
                close();
                throw new IllegalStateException("PostgreSQL is not durable: %s is %s".formatted(setting, value));
            }
        }
    }

    private Database server() {
        return database("postgres");
    }

    private Database database(String name) {
        return new Database(name, postgres.getPort());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
