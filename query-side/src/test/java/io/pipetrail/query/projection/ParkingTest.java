package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.Test;

class ParkingTest {

    private static final TenantId TENANT = new TenantId(UUID.randomUUID());

    private final TestDatabase database = TestDatabase.fresh();

    /** Writes titles into a table that does not take long ones, and cannot fold the title "bug". */
    record Titles(String name) implements Projection {

        @Override
        public List<String> tables() {
            return List.of("titles");
        }

        @Override
        public Afresh afresh() {
            throw new UnsupportedOperationException("of no use here");
        }

        @Override
        public void project(List<StoredEvent> events, Connection connection) throws SQLException {
            for (var event : events) {
                if (!(event.payload() instanceof DealRenamed renamed)) continue;
                if (renamed.title().equals("bug")) throw new IllegalStateException("cannot fold this");
                try (var insert = connection.prepareStatement("insert into public.titles values (?, ?, ?)")) {
                    insert.setString(1, name);
                    insert.setLong(2, event.position());
                    insert.setString(3, renamed.title());
                    insert.executeUpdate();
                }
            }
        }
    }

    @Test
    void aPoisonousEventIsParkedWithItsStreamAndTheRestFlowsOn() throws Exception {
        tableOfTitles();
        var bad = new DealId(UUID.randomUUID());
        var good = new DealId(UUID.randomUUID());
        try (var machine = Machine.on(database, new Titles("titles"))) {
            machine.append(
                    renamed(bad, "a"),
                    renamed(good, "b"),
                    renamed(bad, "much too long"),
                    renamed(good, "c"),
                    renamed(bad, "d"),
                    renamed(good, "bug"),
                    renamed(new DealId(UUID.randomUUID()), "e"));

            assertThat(machine.settles()).isTrue();
            assertThat(titles(machine, "titles")).containsExactly("a", "b", "c", "e");
            assertThat(machine.parked("titles"))
                    .containsExactly(
                            "3 SQLSTATE 22001",
                            "5 behind a parked event of its stream",
                            "6 java.lang.IllegalStateException");

            machine.append(renamed(bad, "f"), renamed(new DealId(UUID.randomUUID()), "g"));
            assertThat(machine.settles()).isTrue();
            assertThat(titles(machine, "titles")).containsExactly("a", "b", "c", "e", "g");
        }
        try (var restarted = Machine.on(database, new Titles("titles"))) {
            assertThat(restarted.settles()).isTrue();
            assertThat(restarted.parked("titles")).hasSize(4);
            assertThat(titles(restarted, "titles")).containsExactly("a", "b", "c", "e", "g");
        }
    }

    @Test
    void anEventNobodyCanReadIsParkedByAllAndTheRestFlowsOn() throws Exception {
        tableOfTitles();
        var first = new DealId(UUID.randomUUID());
        var second = new DealId(UUID.randomUUID());
        try (var machine = Machine.on(database, new Titles("titles"), new Titles("others"))) {
            machine.append(renamed(first, "a"));
            smuggle(machine, 2, first, 1, "NeverHeardOf", "{}");
            smuggle(machine, 3, second, 0, "DealRenamed", "{\"title\": broken");
            smuggle(machine, 4, second, 1, "DealRenamed", "{\"tenantId\":\"not a uuid\"}");
            var another = new DealId(UUID.randomUUID());
            machine.append(renamed(another, "z"));

            assertThat(machine.settles()).isTrue();
            for (var projection : List.of("titles", "others")) {
                assertThat(titles(machine, projection)).containsExactly("a", "z");
                assertThat(machine.parked(projection)).hasSize(3);
            }
        }
    }

    @Test
    void aRestartGoesOnFromTheToken() throws Exception {
        tableOfTitles();
        var sequences = new HashMap<String, Long>();
        var deal = new DealId(UUID.randomUUID());
        try (var machine = Machine.on(database, sequences, new Titles("titles"))) {
            machine.append(renamed(deal, "a"), renamed(deal, "b"));
            assertThat(machine.settles()).isTrue();
        }
        try (var machine = Machine.on(database, sequences, new Titles("titles"))) {
            machine.append(renamed(deal, "c"), new DealDeleted(TENANT, deal));
            assertThat(machine.settles()).isTrue();
            assertThat(titles(machine, "titles")).containsExactly("a", "b", "c");
            assertThat(machine.progress().position()).isEqualTo(4);
        }
    }

    /** Seen red with a token that is stored whatever was stored before it: only "c" was there. */
    @Test
    void whatACrashOfTheDatabaseTookBackIsFoldedAgain() throws Exception {
        tableOfTitles();
        var deal = new DealId(UUID.randomUUID());
        try (var machine = Machine.on(database, new Titles("titles"))) {
            machine.append(renamed(deal, "a"), renamed(deal, "b"));
            assertThat(machine.settles()).isTrue();
            // The commit did not wait for the disk, so rows and token go back together.
            machine.database().sql("delete from titles").update();
            machine.database().sql("update readside.tokens set position = 0").update();

            machine.append(renamed(deal, "c"));

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThat(titles(machine, "titles")).containsExactly("a", "b", "c"));
        }
    }

    @Test
    void anotherNodeSeesHowFarTheOneIsThatFolds() throws Exception {
        tableOfTitles();
        var deal = new DealId(UUID.randomUUID());
        try (var one = Machine.on(database, new Titles("titles"));
                var other = Machine.on(database, new Titles("titles"))) {
            one.append(renamed(deal, "a"), renamed(deal, "b"));
            assertThat(one.settles()).isTrue();
            assertThat(other.settles()).isTrue();
            assertThat(titles(one, "titles")).containsExactly("a", "b");
        }
    }

    /** The idle node would otherwise warn of an error each second. Seen red with a log that is free for whoever asks. */
    @Test
    void anotherNodeGoesOnWhereTheOneStoppedAndDoesNotTryBefore() throws Exception {
        tableOfTitles();
        var deal = new DealId(UUID.randomUUID());
        var sequences = new HashMap<String, Long>();
        try (var one = Machine.on(database, sequences, new Titles("titles"))) {
            one.append(renamed(deal, "a"));
            assertThat(one.settles()).isTrue();
            try (var other = Machine.on(database, sequences, new Titles("titles"))) {
                // Nobody finds it free while its row is locked, and both do when the claim was not renewed in time.
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> free(one).size() + free(other).size() == 1);

                one.close();
                other.append(renamed(deal, "b"));
                assertThat(other.settles()).isTrue();
                assertThat(titles(other, "titles")).containsExactly("a", "b");
            }
        }
    }

    private static List<Segment> free(Machine node) {
        TransactionManager transactions = node.context.getBean(ReadSideTransactions.class)::start;
        var tokens = node.context.getBean(TokenStore.class);
        return transactions.fetchInTransaction(() -> tokens.fetchAvailableSegments(Projection.PROCESSOR));
    }

    @Test
    void aDatabaseThatWasAwayIsNoPoisonAndNothingIsLost() throws Exception {
        tableOfTitles();
        var deal = new DealId(UUID.randomUUID());
        try (var machine = Machine.on(database, new Titles("titles"))) {
            machine.append(renamed(deal, "a"));
            assertThat(machine.settles()).isTrue();

            database.allowConnections(false);
            assertThat(machine.progress().await(2, Duration.ofMillis(1500))).isFalse();
            database.allowConnections(true);

            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
                machine.append(new DealNotesChanged(TENANT, new DealId(UUID.randomUUID()), "probe"));
                return true;
            });
            machine.append(renamed(new DealId(UUID.randomUUID()), "b"));
            assertThat(machine.settles()).isTrue();
            assertThat(titles(machine, "titles")).containsExactly("a", "b");
            assertThat(machine.parked("titles")).isEmpty();
        }
    }

    private void tableOfTitles() throws SQLException {
        try (var connection = database.dataSource().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table titles (projection text, position bigint, title varchar(5))");
        }
    }

    private static List<String> titles(Machine machine, String projection) {
        return machine.database()
                .sql("select title from titles where projection = ? order by position")
                .param(projection)
                .query(String.class)
                .list();
    }

    private static DealRenamed renamed(DealId deal, String title) {
        return new DealRenamed(TENANT, deal, title);
    }

    private static void smuggle(Machine machine, long position, DealId deal, long sequence, String type, String json) {
        machine.database()
                .sql("""
                        insert into eventstore.events (position, event_id, aggregate_type, stream, sequence, type, revision,
                            recorded_at, payload, metadata)
                        values (?, ?, 'test', ?, ?, ?, 1, now(), convert_to(?, 'UTF8'), convert_to('{}', 'UTF8'))""")
                .params(position, UUID.randomUUID(), deal.toString(), sequence, type, json)
                .update();
    }
}
