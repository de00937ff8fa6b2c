package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema {@code readside}, with a history of its own. */
final class ReadSideTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideTables.class);

    /** Anything that nobody else locks: nodes that start together do it one after the other. */
    private static final long LOCK = 7_309_940_594_735_640_951L;

    /** Flyway's checksum of the first migration as it was for a while before the first release. */
    private static final int UNRELEASED = 837_722_658;

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
                .load();
        var lock = locked(flyway.getConfiguration().getDataSource());
        try {
            if (isUnreleased(flyway)) {
                LOG.warn("The read models are of an unreleased version: they are dropped and folded anew from the log");
                flyway.clean();
            }
            flyway.migrate();
        } finally {
            lock.close();
        }
    }

    /** It is unlocked when the connection is closed. */
    private static Connection locked(DataSource database) throws SQLException {
        var connection = database.getConnection();
        try (var lock = connection.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
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
