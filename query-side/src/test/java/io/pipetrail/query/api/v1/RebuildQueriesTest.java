package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.web.security.Role;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RebuildQueriesTest extends QueryApi {

    private static final String REBUILDING = "application_name = 'pipetrail-rebuild' and datname = current_database()";

    private static TenantId tenant;

    @Autowired
    private List<Projection> projections;

    /** When they had been rebuilt before the last request. */
    private final Map<String, String> rebuiltBefore = new HashMap<>();

    /** Other tests write rows of their own into these tables: from a first rebuild on they are as the log says. */
    @BeforeEach
    void storesWithALongHistory() {
        if (tenant == null) {
            tenant = history(7, 300);
            history(8, 100);
            operator("POST", "/all/rebuild");
            rebuilt("deals");
        }
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(database.sql(
                                "select count(*) from pg_namespace where nspname in ('readside_next', 'readside_aside')")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipelines", "deals", "pipeline-summary", "past", "movements", "timeline", "event-index"})
    void aRebuiltProjectionHasTheSameRows(String name) throws Exception {
        var before = rows();

        var accepted = operator("POST", "/" + name + "/rebuild");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/v1/projections/" + name);
        assertThat(accepted.json().get("name").asString()).isEqualTo(name);
        var rebuilt = rebuilt(name);
        assertThat(rebuilt.at("/rebuilt/differing").asLong()).isZero();
        assertThat(rebuilt.at("/rebuilt/rows").asLong()).isPositive();
        assertThat(rows()).isEqualTo(before);
        assertThat(audited(tenant).report()).isEmpty();
    }

    @Test
    void allAreRebuiltInOnePass() throws Exception {
        var before = rows();

        var accepted = operator("POST", "/all/rebuild");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/v1/projections");
        for (var projection : projections)
            assertThat(rebuilt(projection.name()).at("/rebuilt/differing").asLong())
                    .isZero();
        assertThat(rows()).isEqualTo(before);
        assertThat(audited(tenant).report()).isEmpty();
    }

    @Test
    void whatIsWrongIsMendedAndCounted() throws Exception {
        var right = rows();
        database.sql(
                        "update readside.deals set title = 'forged' where deal_id = (select min(deal_id::text)::uuid from readside.deals)")
                .update();
        database.sql("delete from readside.deals where deal_id = (select max(deal_id::text)::uuid from readside.deals)")
                .update();

        operator("POST", "/deals/rebuild");

        assertThat(rebuilt("deals").at("/rebuilt/differing").asLong()).isEqualTo(3);
        assertThat(rows()).isEqualTo(right);
    }

    @Test
    void eventsAreFoldedIntoTheNewTables() throws Exception {
        operator("POST", "/all/rebuild");
        rebuilt("deals");

        var later = history(9, 50);

        assertThat(audited(later).report()).isEmpty();
        assertThat(audited(tenant).report()).isEmpty();
    }

    /** Whoever reads for long keeps the tables from being exchanged, and nobody from reading and writing. */
    @Test
    void readsAndWritesGoOnMeanwhileAndAreInTheNewTables() throws Exception {
        try (var longReader = reading("deals")) {
            operator("POST", "/all/rebuild");
            awaitExchange();

            var refused = operator("POST", "/timeline/rebuild");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().at("/error/code").asString()).isEqualTo("rebuild_running");
            var meanwhile = history(11, 50);
            assertThat(audited(meanwhile).report()).isEmpty();
            assertThat(one("deals").at("/status").asString()).isEqualTo("rebuilding");
            longReader.rollback();
        }

        assertThat(rebuilt("deals").at("/rebuilt/differing").asLong()).isZero();
        assertThat(audited(tenant).report()).isEmpty();
    }

    @Test
    void whatIsKilledLeavesTheLiveTablesAndTheNextOneCleansUp() throws Exception {
        var before = rows();
        try (var longReader = reading("deals")) {
            operator("POST", "/deals/rebuild");
            awaitExchange();
            database.sql("select pg_terminate_backend(pid) from pg_stat_activity where " + REBUILDING)
                    .query()
                    .listOfRows();
            awaitLive("deals");
            longReader.rollback();
        }

        assertThat(rows()).isEqualTo(before);
        assertThat(operator("POST", "/deals/rebuild").status()).isEqualTo(202);
        rebuilt("deals");
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void whatAConstraintRefusesFailsItAndLeavesNothing() throws Exception {
        var before = rows();
        database.sql("alter table readside.deals add constraint nothing_new check (title = '') not valid")
                .update();
        try {
            assertThat(operator("POST", "/deals/rebuild").status()).isEqualTo(202);
            awaitLive("deals");
        } finally {
            database.sql("alter table readside.deals drop constraint nothing_new")
                    .update();
        }

        assertThat(one("deals").at("/rebuilt/at").asString("")).isEqualTo(rebuiltBefore.get("deals"));
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void thePreviousTablesAreBroughtBackWithAllThatHappenedSince() throws Exception {
        operator("POST", "/deals/rebuild");
        var position = rebuilt("deals").at("/previous/position").asLong();
        var later = history(10, 50);

        var accepted = operator("POST", "/deals/restore");

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(rebuilt("deals").at("/previous/position").asLong()).isGreaterThan(position);
        assertThat(audited(later).report()).isEmpty();
        assertThat(audited(tenant).report()).isEmpty();
    }

    @Test
    void thePreviousTablesAreDroppedWhenTold() throws Exception {
        operator("POST", "/timeline/rebuild");
        rebuilt("timeline");

        assertThat(operator("DELETE", "/timeline/previous").status()).isEqualTo(204);
        assertThat(operator("DELETE", "/timeline/previous").status())
                .as("there are none")
                .isEqualTo(204);

        assertThat(one("timeline").get("previous").isNull()).isTrue();
        assertThat(database.sql("select to_regclass('readside_previous.activities')::text")
                        .query(String.class)
                        .optional())
                .isEmpty();
        var refused = operator("POST", "/timeline/restore");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/error/code").asString()).isEqualTo("no_previous");
    }

    @Test
    void anUnknownProjectionIsNotFound() {
        for (var request :
                List.of("POST /gizmos/rebuild", "POST /gizmos/restore", "DELETE /gizmos/previous", "GET /gizmos")) {
            var parts = request.split(" ");
            var answer = operator(parts[0], parts[1]);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        }
    }

    @Test
    void itIsTheOperatorsOnly() {
        // Not of a new store: an hour's first event has but some stores' hours closed, and a rebuild closes all.
        var admin = as(new Opened(tenant, "store-" + tenant, ""), Role.ADMIN);
        for (var path : List.of("/deals/rebuild", "/deals/restore"))
            assertThat(send("POST", "/v1/projections" + path, admin.key()).status())
                    .isEqualTo(403);
        assertThat(send("DELETE", "/v1/projections/deals/previous", admin.key()).status())
                .isEqualTo(403);
    }

    /** A connection that has read a table, in a transaction that it does not end. */
    private static Connection reading(String table) throws SQLException {
        var connection = DATABASE.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select count(*) from readside." + table);
        }
        return connection;
    }

    /** Waits until a rebuild waits for a lock. */
    private void awaitExchange() {
        await().atMost(Duration.ofMinutes(1)).until(() -> rebuilding(" and wait_event_type = 'Lock'") > 0);
    }

    /** How many connections rebuilds have. */
    private long rebuilding(String which) {
        return database.sql("select count(*) from pg_stat_activity where " + REBUILDING + which)
                .query(Long.class)
                .single();
    }

    private Answer operator(String method, String beneath) {
        if (method.equals("POST")) {
            for (var noun : send("GET", "/v1/projections", OPERATOR_KEY).json().get("data"))
                rebuiltBefore.put(
                        noun.get("name").asString(), noun.at("/rebuilt/at").asString(""));
        }
        return send(method, "/v1/projections" + beneath, OPERATOR_KEY);
    }

    private JsonNode one(String name) {
        return operator("GET", "/" + name).json();
    }

    /** The projection after what was asked for last. */
    private JsonNode rebuilt(String name) {
        var before = rebuiltBefore.getOrDefault(name, "");
        awaitLive(name);
        var rebuilt = one(name);
        assertThat(rebuilt.at("/rebuilt/at").asString("")).isNotEqualTo(before);
        return rebuilt;
    }

    /** Waits until the next rebuild may begin: this one gives the lock back a moment after it said that it is over. */
    private void awaitLive(String name) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> one(name).at("/status").asString().equals("live") && rebuilding("") == 0);
    }

    /** All rows of all read models. */
    private TreeMap<String, String> rows() {
        var all = new TreeMap<String, String>();
        for (var projection : projections) {
            for (var table : projection.tables()) {
                all.put(
                        table,
                        database.sql("select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from readside."
                                        + table + " t")
                                .query(String.class)
                                .single());
            }
        }
        return all;
    }
}
