package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that is gone has the log no longer, whatever it was at. */
class TakeOverTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration LONGER_THAN_ANY_STATEMENT = Duration.ofHours(2);

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());

    /** Seen red with a server that does not look whether its client is still there: the row of the token stayed locked. */
    @Test
    void whoIsGoneInTheMiddleOfALongStatementHoldsNobodyUp() throws Exception {
        try (var wire = database.wire();
                var gone = Machine.on(
                        database.behind(wire),
                        LONGER_THAN_ANY_STATEMENT,
                        new HashMap<>(),
                        new Slow(Duration.ofHours(1)))) {
            gone.append(new DealRenamed(new TenantId(UUID.randomUUID()), new DealId(UUID.randomUUID()), "a"));
            await().atMost(PATIENCE).until(this::isSlow);
            try (var other = Machine.on(database, new Slow(Duration.ZERO))) {
                assertThat(other.progress().position()).isZero();

                wire.close();

                await().atMost(PATIENCE).until(() -> other.progress().position() == 1);
            }
        }
    }

    @Test
    void aRebuildThatIsGoneIsLookedForToo() throws Exception {
        var readSide = new ReadSideDatabase(database.dataSource(), null, 1, LONGER_THAN_ANY_STATEMENT);
        try (var connection = readSide.longWrites().open("readside");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("show client_connection_check_interval")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("2s");
        } finally {
            readSide.destroy();
        }
    }

    private boolean isSlow() {
        return sql.sql("select exists (select from pg_stat_activity where datname = current_database()"
                        + " and wait_event = 'PgSleep')")
                .query(Boolean.class)
                .single();
    }
}
