package io.pipetrail.query.projection;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The schema {@code readside}, with a history of its own. */
final class ReadSideTables {

    private static final Logger LOG = LoggerFactory.getLogger(ReadSideTables.class);

    private ReadSideTables() {}

    /**
     * Brings the tables up to date, on a connection of its own, whose statements may take as long as they need: a new index
     * on many rows needs minutes. Tables that were made by other statements than ours, as only versions before the first
     * release did, are made anew: the log has all that is in them.
     */
    static void migrate(FluentConfiguration database) {
        var flyway = database.schemas("readside")
                .locations("classpath:io/pipetrail/query/migration")
                .cleanDisabled(false)
                .load();
        if (areOfAnotherMaking(flyway)) {
            LOG.warn(
                    "The read models were made by an unreleased version: they are dropped and folded anew from the log");
            flyway.clean();
        }
        flyway.migrate();
    }

    private static boolean areOfAnotherMaking(Flyway flyway) {
        return flyway.validateWithResult().invalidMigrations.stream()
                .anyMatch(migration -> migration.errorDetails.errorCode == CoreErrorCode.CHECKSUM_MISMATCH);
    }
}
