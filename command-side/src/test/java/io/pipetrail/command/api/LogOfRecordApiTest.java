package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.LogOfRecord;
import io.pipetrail.eventstore.PostgresEventStore;
import io.pipetrail.eventstore.axonserver.AxonServerLog;
import io.pipetrail.eventstore.axonserver.RealAxonServer;
import io.pipetrail.eventstore.testing.Chronicle;
import io.pipetrail.eventstore.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** With a log of record beside PostgreSQL: a crash between the two leaves no rule broken and no request done twice. */
@Timeout(300)
class LogOfRecordApiTest {

    private static final String PIPELINE = """
            {"name":"Sales","stages":[
                {"name":"Prospecting"},{"name":"Negotiation","probability":0.5},
                {"name":"Won","is_won":true},{"name":"Lost","is_lost":true}]}""";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcTemplate sql = new JdbcTemplate(database.dataSource());

    /** Seen red with notes that nobody takes for receipts: it was no repetition then. */
    @Test
    void aRequestThatComesAgainAfterTheCrashIsDoneOnce(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        Client acme;
        try (var node = Node.on(database, record)) {
            acme = node.operator().opens("{\"name\":\"Acme\"}");
            acme.post("pipelines", PIPELINE).is(201);
            record.after(() -> crash(record));
            acme.post("deals", "{\"title\":\"Printers\"}", "Idempotency-Key", "one")
                    .is(503);
            assertThat(events("DealCreated")).isZero();
        }
        record.healthy();
        try (var node = Node.on(database, record)) {
            assertThat(events("DealCreated")).isOne();
            var again = acme.at(node)
                    .post("deals", "{\"title\":\"Printers\"}", "Idempotency-Key", "one")
                    .is(201);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            assertThat(events("DealCreated")).isOne();
            acme.at(node).post("deals", "{\"title\":\"Plotters\"}").is(201);
        }
    }

    /** Seen red without the healing: nothing could be written any more then. */
    @Test
    void aStageIsNotRemovedThatADealMovedIntoJustBeforeTheCrash(@TempDir Path folder) {
        var record = new Chronicle(folder.resolve("chronicle"));
        try (var other = Node.on(database, record);
                var node = Node.on(database, record)) {
            var acme = node.operator().opens("{\"name\":\"Acme\"}");
            var sales = acme.post("pipelines", PIPELINE).is(201);
            var stage = sales.text("/stages/1/id");
            var deal = acme.post("deals", "{\"title\":\"Printers\"}").is(201).text("id");
            record.after(() -> crash(record));
            acme.patch("deals/" + deal, "{\"stage_id\":\"" + stage + "\"}").is(503);
            record.healthy();

            acme.at(other).delete("pipeline-stages/" + stage).is(409);
        }
    }

    @Test
    void allComesBackWhereTheSchemasWereDropped(@TempDir Path folder) {
        comesBack(new Chronicle(folder.resolve("chronicle")));
    }

    /** Skipped where {@code AXONSERVER_HOST} names no Axon Server. */
    @Test
    void allComesBackFromAxonServerAlone() {
        RealAxonServer.assumed();
        try (var server = RealAxonServer.connected()) {
            comesBack(server.log(UUID.randomUUID().toString()));
        }
    }

    /** Axon Server need not be there for that. */
    @Test
    void axonServerDoesNotTakeThePlaceOfOurEventStore() {
        try (var node = Node.with(database, "axon.axonserver.enabled=true", "axon.axonserver.servers=127.0.0.1:1")) {
            assertThat(node.bean(EventStore.class)).isInstanceOf(PostgresEventStore.class);
            assertThat(node.bean(EventBus.class)).isSameAs(node.bean(EventStore.class));
            assertThat(node.bean(LogOfRecord.class)).isInstanceOf(AxonServerLog.class);
        }
        try (var node = Node.on(TestDatabase.fresh())) {
            assertThat(node.context().getBeansOfType(LogOfRecord.class)).isEmpty();
        }
    }

    private void comesBack(LogOfRecord record) {
        Map<String, Object> before;
        Client acme;
        String stage;
        try (var node = Node.on(database, record)) {
            acme = node.operator().opens("{\"name\":\"Acme\"}");
            var sales = acme.post("pipelines", PIPELINE).is(201);
            stage = sales.text("/stages/1/id");
            var deal = acme.post("deals", "{\"title\":\"Printers\",\"external_id\":\"x-1\"}", "Idempotency-Key", "one")
                    .is(201)
                    .text("id");
            acme.patch("deals/" + deal, "{\"stage_id\":\"" + stage + "\"}").is(200);
            var gone = acme.post("deals", "{\"title\":\"Gone\"}").is(201).text("id");
            acme.delete("deals/" + gone).is(200);
            before = content();
        }
        sql.execute("drop schema eventstore cascade");
        sql.execute("drop schema registry cascade");

        try (var node = Node.on(database, record)) {
            assertThat(content()).isEqualTo(before);
            var again = acme.at(node)
                    .post("deals", "{\"title\":\"Printers\",\"external_id\":\"x-1\"}", "Idempotency-Key", "one")
                    .is(201);
            assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
            acme.at(node)
                    .post("deals", "{\"title\":\"Other\",\"external_id\":\"x-1\"}")
                    .is(409);
            acme.at(node).post("deals", "{\"title\":\"New\"}").is(201);
            assertThat(record.head())
                    .isEqualTo(sql.queryForObject("select max(position) from eventstore.events", Long.class));
        }
    }

    private Map<String, Object> content() {
        var content = new TreeMap<String, Object>();
        for (var query : List.of(
                "select * from eventstore.event_log order by position",
                "select * from registry.stages order by 1",
                "select * from registry.deals order by 1",
                "select * from access.stores order by 1",
                "select tenant_id, idempotency_key, encode(request_hash, 'hex') hash, result_type,"
                        + " convert_from(result, 'UTF8') result, position from registry.receipts order by 1, 2")) {
            content.put(
                    query,
                    sql.queryForList(query).stream()
                            .map(row ->
                                    row.values().stream().map(String::valueOf).toList())
                            .toList());
        }
        return content;
    }

    private long events(String type) {
        return sql.queryForObject("select count(*) from eventstore.events where type = ?", Long.class, type);
    }

    /** Away for everybody, as a node looks now and then what a crash has left. */
    private static void crash(Chronicle record) {
        record.away();
        throw new IllegalStateException("killed");
    }
}
