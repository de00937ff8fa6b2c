package io.pipetrail.query.rebuild;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.query.projection.Histories;
import io.pipetrail.query.projection.Story;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nodes of the same or other versions do on one database. */
class RebuildOfNodesTest {

    private static final List<String> ALL =
            List.of("pipelines", "deals", "pipeline-summary", "past", "movements", "timeline", "event-index");

    private final TestDatabase database = TestDatabase.fresh();
    private final Sequences sequences = new Sequences();
    private final Histories history = new Histories(3, 60);
    private final Gate gate = new Gate();

    @BeforeEach
    void givenAHistory() throws Exception {
        try (var node = Node.on(database)) {
            node.happened(history.events(), sequences);
        }
    }

    @AfterEach
    void nobodyWaitsAtTheGate() {
        gate.open();
    }

    @Test
    void aHigherVersionAndAnUnknownProjectionAreRebuiltAtStart() throws Exception {
        sql("delete from readside.projections where name = 'timeline'");
        try (var node = Node.on(
                database,
                projection -> projection.name().equals("deals") ? Altered.version(2, projection) : projection)) {
            await().until(() -> node.made("deals").version() == 2 && node.made("timeline") != null);
            node.ended();

            for (var name : ALL) {
                var rebuilt = name.equals("deals") || name.equals("timeline");
                assertThat(node.made(name).rebuiltAt() != null).as(name).isEqualTo(rebuilt);
                assertThat(node.made(name).version()).as(name).isEqualTo(name.equals("deals") ? 2 : 1);
            }
            assertThat(node.audited(history.tenant).report()).isEmpty();
        }
    }

    @Test
    void nothingIsRebuiltAtStartWhereTheVersionsAreEqual() {
        nothingIsRebuiltAtStart();
    }

    /** A node of the version before, which may be there for a while yet. */
    @Test
    void nothingIsRebuiltAtStartWhereTheVersionIsLower() {
        sql("update readside.projections set version = 2 where name = 'deals'");
        nothingIsRebuiltAtStart();
    }

    /** It is through with that when what was left over is gone and the lock is free. */
    private void nothingIsRebuiltAtStart() {
        sql("create schema readside_next");
        try (var node = Node.on(database)) {
            await().until(() -> node.sql()
                    .sql("select to_regnamespace('readside_next') is null")
                    .query(Boolean.class)
                    .single());
            node.ended();

            assertThat(ALL).allMatch(name -> node.made(name).rebuiltAt() == null);
        }
    }

    @Test
    void onlyOneNodeRebuildsAtATime() throws Exception {
        try (var one = Node.on(database, projection -> gate.of("deals", projection));
                var other = Node.on(database)) {
            one.begins("deals");
            gate.awaitReached();

            assertThat(other.rebuilds().rebuild("timeline")).isEqualTo(Rebuilds.Answer.REBUILD_RUNNING);
            assertThat(other.rebuilds().dropPrevious("deals")).isEqualTo(Rebuilds.Answer.REBUILD_RUNNING);
            assertThat(other.rebuilds().underWay().orElseThrow().projections()).containsExactly("deals");

            gate.open();
            other.ended();
            assertThat(other.made("deals").rebuiltAt()).isNotNull();
            assertThat(other.made("timeline").rebuiltAt()).isNull();
        }
    }

    /** What the folding node knows of parked events is of the tables before. */
    @Test
    void theNodeThatFoldsGoesOnWithTheTablesThatAnotherHasRebuilt() throws Exception {
        var deal = (DealEvent) history.events().stream()
                .filter(event -> event.payload() instanceof DealEvent)
                .findFirst()
                .orElseThrow()
                .payload();
        sql("insert into readside.parked_events (projection, position, stream, cause) values ('deals', 1, '"
                + deal.dealId() + "', 'by hand')");
        try (var folding = Node.on(database);
                var rebuilding = Node.on(database)) {
            folding.happened(renamed(deal, "Unseen"), sequences);
            assertThat(title(folding, deal.dealId())).isNotEqualTo("Unseen");
            assertThat(folding.parked(Tables.LIVE)).hasSize(2);

            rebuilding.rebuilds("deals");

            assertThat(folding.parked(Tables.LIVE)).isEmpty();
            assertThat(title(folding, deal.dealId())).isEqualTo("Unseen");
            folding.happened(renamed(deal, "Seen"), sequences);
            assertThat(title(folding, deal.dealId())).isEqualTo("Seen");
            assertThat(folding.parked(Tables.LIVE)).isEmpty();
            assertThat(folding.audited(history.tenant).report()).isEmpty();
        }
    }

    @Test
    void anotherShapeThanTheLiveTablesHaveFailsIt() throws Exception {
        try (var node = Node.on(database, projection -> gate.of("deals", projection))) {
            node.begins("deals");
            gate.awaitReached();
            sql("alter table readside.deals add column by_hand int default 7");
            var before = node.rows(Tables.LIVE);
            gate.open();
            node.ended();

            assertThat(node.made("deals").rebuiltAt()).isNull();
            assertThat(node.rows(Tables.LIVE)).isEqualTo(before);
            assertThat(before.get("deals")).contains(",7)");
        }
    }

    private void sql(String sql) {
        JdbcClient.create(database.dataSource()).sql(sql).update();
    }

    private static String title(Node node, DealId deal) {
        return node.sql()
                .sql("select title from readside.deals where deal_id = ?")
                .param(deal.value())
                .query(String.class)
                .single();
    }

    private static List<StoredEvent> renamed(DealEvent deal, String title) {
        TenantId tenant = deal.tenantId();
        return new Story().then(new DealRenamed(tenant, deal.dealId(), title)).events();
    }
}
