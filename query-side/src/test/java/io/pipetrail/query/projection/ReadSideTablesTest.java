package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Seen red: without the look at the checksums the second start fails; with cleaning at each start the first test does. */
class ReadSideTablesTest {

    private final TestDatabase fresh = TestDatabase.fresh();
    private final JdbcClient database = JdbcClient.create(fresh.dataSource());

    @BeforeEach
    void givenTablesThatKnowOfEvents() {
        ReadSideTables.migrate(configuration());
        database.sql("insert into readside.tokens (processor, position) values ('read-models', 7)")
                .update();
    }

    @Test
    void theNextStartLeavesThemAlone() {
        ReadSideTables.migrate(configuration());

        assertThat(tokens()).isOne();
    }

    @Test
    void tablesThatOtherStatementsMadeAreMadeAnew() {
        database.sql("update readside.flyway_schema_history set checksum = checksum + 1 where version = '1'")
                .update();

        ReadSideTables.migrate(configuration());

        assertThat(tokens()).isZero();
    }

    /** A newer version has been here, and its tables are there. */
    @Test
    void tablesOfANewerVersionAreLeftAlone() {
        database.sql("""
                        insert into readside.flyway_schema_history
                        select 1000, '1000', 'later', type, 'V1000__later.sql', 1, installed_by, now(), 1, true
                        from readside.flyway_schema_history where version = '1'""").update();

        ReadSideTables.migrate(configuration());

        assertThat(tokens()).isOne();
    }

    private long tokens() {
        return database.sql("select count(*) from readside.tokens")
                .query(Long.class)
                .single();
    }

    private FluentConfiguration configuration() {
        return Flyway.configure().dataSource(fresh.dataSource());
    }
}
