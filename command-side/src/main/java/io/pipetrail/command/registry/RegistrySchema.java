package io.pipetrail.command.registry;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.stereotype.Component;

/** The schema {@code registry}, migrated as soon as this exists; its history is its own. */
@Component
final class RegistrySchema {

    RegistrySchema(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("registry")
                .defaultSchema("registry")
                .createSchemas(true)
                .locations("classpath:io/pipetrail/command/registry/migration")
                .load()
                .migrate();
    }
}
