package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema {@code readside}, with a history of its own. */
final class ReadSideTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideTables.class);

    /** Flyway's checksum of the first migration as it was for a while before the first release. */
    private static final int UNRELEASED = 837_722_658;

    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    /** SQLSTATEs: a lock was not to be had in time; two waited for each other. */
    private static final Set<String> IN_VAIN = Set.of("55P03", "40P01");

    private ReadSideTables() {}

    /**
     * Brings the tables up to date, on a connection of its own, whose statements may take as long as they need: a new index
     * on many rows needs minutes. Tables that an unreleased version made are made anew: the log has all that was in them.
     */
    static void migrate(FluentConfiguration configuration) throws SQLException {
        var flyway = configuration
                .schemas("readside")
                .locations("classpath:io/pipetrail/query/migration")
                .cleanDisabled(false)
                .initSql("set lock_timeout = '500ms'")
                .load();
        var lock = locked(flyway.getConfiguration().getDataSource());
        try {
            while (!isMigrated(flyway)) LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        } finally {
            lock.close();
        }
    }

    /** False where somebody reads or writes a table that is to change: others queue up behind whoever waits for it. */
    private static boolean isMigrated(Flyway flyway) {
        try {
            if (isUnreleased(flyway)) {
                LOG.warn("The read models are of an unreleased version: they are dropped and folded anew from the log");
                flyway.clean();
            }
            flyway.migrate();
            return true;
        } catch (FlywayException e) {
            if (!isWaitedForInVain(e)) throw e;
            LOG.warn("The tables of the read models are in use; they are changed as soon as they are not");
            return false;
        }
    }

    private static boolean isWaitedForInVain(FlywayException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && IN_VAIN.contains(sql.getSQLState())) return true;
        }
        return false;
    }

    /** It is unlocked when the connection is closed. */
    private static Connection locked(DataSource database) throws SQLException {
        var connection = database.getConnection();
        try {
            MigrationLock.await(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static boolean isUnreleased(Flyway flyway) {
        return Arrays.stream(flyway.info().applied())
                .anyMatch(migration -> Integer.valueOf(UNRELEASED).equals(migration.getChecksum()));
    }
}
