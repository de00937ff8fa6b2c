package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MomentTest extends QueryApi {

    private static final List<String> PATHS =
            List.of("/pipelines", "/pipeline-stages", "/pipeline-summary", "/forecast");

    private Opened store;

    @BeforeEach
    void aStoreWithADealOfLastYear() {
        store = openStore();
        var sales = new Sales(store.id());
        happened(sales.pipelineEvents());
        happenedAt("2020-03-10T09:00:00Z", sales.deal(sales.lead, "a", "1000", "USD"));
    }

    @Test
    void whatIsNoInstantAndNoDateIsRefusedByName() {
        for (var text : List.of("yesterday", "2021-02-30", "2021", "", "2021-01-01T00:00:00", "20210101")) {
            refused("as_of=" + text, "as_of");
            refused("known_at=" + text, "known_at");
        }
    }

    @Test
    void theFutureIsRefused() {
        var tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(2);
        var soon = Instant.now().plus(Duration.ofHours(1));
        for (var parameter : List.of("as_of", "known_at")) {
            refused(parameter + "=" + tomorrow, parameter);
            refused(parameter + "=" + soon, parameter);
        }
    }

    /** Seen red with the opening of the store taken for its first event: imported deals are older. */
    @Test
    void whatIsBeforeTheStoresFirstEventIsRefused() {
        refused("as_of=2020-03-10T08:59:59.999Z", "as_of");
        refused("as_of=2020-03-09", "as_of");

        assertThat(get(store, "/pipeline-summary?as_of=2020-03-10T09:00:00Z").status())
                .isEqualTo(200);
        assertThat(get(store, "/pipeline-summary?as_of=2020-03-10").status()).isEqualTo(200);
    }

    /** To fail with the first event that the read side knows taken for the first one. */
    @Test
    void whileTheReadSideIsBehindItDoesNotSayWhatWasFirst() throws SQLException {
        var sales = new Sales(store.id());
        var path = "/pipeline-summary?as_of=2019-06-01";
        try (var connection = DATABASE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select * from readside.tokens for update");
            append(sales.deal(sales.lead, "older", "1", "USD"), Map.of("occurredAt", "2019-05-01T00:00:00Z"));

            var answer = get(store, path);
            assertThat(answer.status()).describedAs(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotNull();
            connection.rollback();
        }
        settle();

        assertThat(get(store, path).status()).isEqualTo(200);
    }

    @Test
    void nothingWasKnownBeforeTheFirstEventAndThatIsNoMistake() {
        var summary = get(store, "/pipeline-summary?known_at=2001-01-01").json();

        assertThat(summary.get("total_deals").asInt()).isZero();
        assertThat(summary.get("stages").size()).isZero();
        assertThat(summary.get("known_at").asString()).isEqualTo("2001-01-01T23:59:59.999Z");
    }

    @Test
    void todayIsNoFuture() {
        var summary = get(store, "/pipeline-summary?as_of=" + LocalDate.now(ZoneOffset.UTC));

        assertThat(summary.status()).isEqualTo(200);
        assertThat(Instant.parse(summary.json().get("as_of").asString())).isBeforeOrEqualTo(Instant.now());
    }

    /** Seen red with all parameters let through. */
    @Test
    void whoeverCannotAnswerSaysSo() {
        for (var path : List.of("/activities", "/events", "/pipeline-summary/changes?from=2021-01-01")) {
            var answer = get(store, path + (path.contains("?") ? "&" : "?") + "as_of=2021-01-01");

            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().get("error").get("param").asString()).isEqualTo("as_of");
        }
    }

    @Test
    void theDescriptionOfTheApiTellsWhoCan() {
        var paths = send("GET", "/v3/api-docs", OPERATOR_KEY).json().get("paths");

        for (var path : PATHS) {
            var names = paths.get("/v1/stores/{store_id}" + path)
                    .get("get")
                    .get("parameters")
                    .valueStream()
                    .map(parameter -> parameter.get("name").asString())
                    .toList();
            assertThat(names).as(path).contains("as_of", "known_at").doesNotContain("moment");
        }
    }

    private void refused(String query, String parameter) {
        for (var path : PATHS) {
            var answer = get(store, path + "?" + query);

            assertThat(answer.status()).as(path + "?" + query).isEqualTo(400);
            assertThat(answer.json().get("error").get("param").asString()).isEqualTo(parameter);
        }
    }
}
