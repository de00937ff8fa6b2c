package io.pipetrail.web.security;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schema {@code access}, migrated once this exists: what writes to it takes this as an argument. */
public final class AccessSchema {

    public static final String NAME = "access";

    public AccessSchema(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(NAME)
                .defaultSchema(NAME)
                .locations("classpath:io/pipetrail/web/security/migration")
                .load()
                .migrate();
    }
}
