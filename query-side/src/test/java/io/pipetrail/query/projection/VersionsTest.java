package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private static final TenantId TENANT = new TenantId(UUID.randomUUID());

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void tablesOfANewerVersionAreLeftToNewerNodes() throws Exception {
        try (var machine = Machine.on(database, new ParkingTest.Titles("titles"))) {
            machine.database()
                    .sql("create table titles (projection text, position bigint, title varchar(5))")
                    .update();
            machine.append(renamed("a"));
            assertThat(machine.settles()).isTrue();

            exchanged(machine, 2);
            machine.append(renamed("b"));

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> count(machine, "select count(*) from readside.tokens where owner is null") == 1);
            assertThat(count(machine, "select count(*) from titles")).isOne();

            exchanged(machine, 1);
            assertThat(machine.settles()).isTrue();
            assertThat(count(machine, "select count(*) from titles")).isEqualTo(2);
        }
    }

    /** What a rebuild by a program with that version of the projection says. */
    private static void exchanged(Machine machine, int version) {
        machine.database()
                .sql("insert into readside.projections (name, version) values ('titles', ?)"
                        + " on conflict (name) do update set version = excluded.version")
                .param(version)
                .update();
        machine.database()
                .sql("update readside.tokens set generation = generation + 1")
                .update();
    }

    private static long count(Machine machine, String sql) {
        return machine.database().sql(sql).query(Long.class).single();
    }

    private static DealRenamed renamed(String title) {
        return new DealRenamed(TENANT, new DealId(UUID.randomUUID()), title);
    }
}
