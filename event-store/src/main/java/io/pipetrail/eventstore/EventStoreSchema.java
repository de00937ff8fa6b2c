package io.pipetrail.eventstore;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code eventstore}, migrated as soon as this exists; its history is its own. */
final class EventStoreSchema {

    EventStoreSchema(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("eventstore")
                .defaultSchema("eventstore")
                .createSchemas(true)
                .locations("classpath:io/pipetrail/eventstore/migration")
                .load()
                .migrate();
    }
}
