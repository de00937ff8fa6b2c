package io.pipetrail.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.eventstore.Shelf.Put;
import io.pipetrail.eventstore.Shelf.Take;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** With this driver and with one that has to be sent a batch for each SQL, companions do the same. */
class CompanionStatementsTest {

    private static final List<DueCompanion> MIXED = Stream.of(
                    new Put(1, "a"),
                    new Put(2, "b"),
                    new Take(1),
                    new Take(9),
                    new Put(1, "c"),
                    new Take(2),
                    new Look())
            .map(companion -> new DueCompanion(ReadyCompanion.of(companion), 7, 0))
            .toList();

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());

    @Test
    void theyAreExecutedInTheirOrderEitherWay() throws SQLException {
        Shelf.create(sql);
        Shelf.log(sql);

        assertThat(MixedBatch.isPossible()).isTrue();
        try (var connection = database.dataSource().getConnection();
                var statements = new CompanionStatements(connection)) {
            assertThat(statements.together(MIXED)).containsExactly(1, 1, 1, 0, 1, 1, 0);
            sql.execute("delete from shelf");
            assertThat(statements.byRuns(MIXED)).containsExactly(1, 1, 1, 0, 1, 1, 0);
        }
        assertThat(sql.queryForList("select box from log order by nr", String.class))
                .containsExactly("+a", "+b", "-a", "+c", "-b", "-c", "+a", "+b", "-a", "+c", "-b");
    }

    @Test
    void severalStatementsInOneAreNone() throws SQLException {
        try (var connection = database.dataSource().getConnection()) {
            var two = new DueCompanion(new ReadyCompanion(new Look(), "select 1; select 2", List.of()), 7, 0);
            assertThatThrownBy(() -> CompanionStatements.execute(connection, List.of(MIXED.getLast(), two)))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("one statement");
        }
    }

    /** Touches nothing but returns rows. */
    private record Look() implements Companion {

        @Override
        public String sql() {
            return "select * from generate_series(1, 3)";
        }

        @Override
        public List<@Nullable Object> arguments() {
            return List.of();
        }
    }
}
