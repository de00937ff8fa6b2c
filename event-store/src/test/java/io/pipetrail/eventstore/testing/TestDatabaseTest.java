package io.pipetrail.eventstore.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void everyoneGetsAnEmptyDatabaseOfTheirOwn() throws SQLException {
        var one = TestDatabase.fresh();
        var other = TestDatabase.fresh();

        assertThat(one.jdbcUrl()).isNotEqualTo(other.jdbcUrl());
        try (var connection = one.dataSource().getConnection()) {
            assertThat(connection.getCatalog()).isEqualTo(one.name());
        }
    }
}
