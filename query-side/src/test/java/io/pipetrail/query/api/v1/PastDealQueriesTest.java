package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.eventstore.EventLog;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class PastDealQueriesTest extends QueryApi {

    private static final String JANUARY = "2024-01-05T00:00:00Z";
    private static final String FEBRUARY = "2024-02-05T00:00:00Z";
    private static final String MARCH = "2024-03-05T00:00:00Z";

    @Autowired
    private EventLog log;

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipelineOfLastYear() {
        store = openStore();
        sales = new Sales(store.id());
        happenedAt("2023-01-01T00:00:00Z", sales.pipelineEvents());
    }

    /** Seen red with the days up to now instead of those up to the moment. */
    @Test
    void aDealIsShownAsItWasWithTheStageAndTheActivitiesOfThen() {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        var id = deal.dealId();
        happenedAt(JANUARY, deal, note(id, "first"));
        happenedAt(FEBRUARY, sales.move(id, sales.lead, sales.talks), new DealRenamed(store.id(), id, "b"));
        happenedAt(
                MARCH,
                new StageRenamed(store.id(), sales.pipeline, sales.lead, "Prospect"),
                value(id, 7),
                note(id, "second"),
                new DealDeleted(store.id(), id),
                new StageRemoved(store.id(), sales.pipeline, sales.lead));

        var january = get(store, "/deals/" + id + "?as_of=2024-01-31");
        assertThat(january.status()).isEqualTo(200);
        assertThat(january.header("ETag")).isEqualTo("\"v2\"");
        assertThat(january.json().get("version").asInt()).isEqualTo(2);
        assertThat(january.json().get("title").asString()).isEqualTo("a");
        assertThat(january.json().get("stage").get("name").asString()).isEqualTo("Lead");
        assertThat(january.json().get("effective_probability").decimalValue()).isEqualByComparingTo("0.1");
        assertThat(january.json().get("days_in_stage").asInt()).isEqualTo(26);
        assertThat(january.json().get("is_rotting").asBoolean()).isFalse();
        assertThat(subjects(january.json())).isEqualTo("first");
        assertThat(january.json()
                        .get("activities")
                        .get(0)
                        .get("actor")
                        .get("name")
                        .asString())
                .isEqualTo("Dana");
        assertThat(january.json().get("contact").get("email").asString()).isEqualTo("zoe@example.com");

        var february = get(store, "/deals/" + id + "?as_of=" + FEBRUARY).json();
        assertThat(february.get("title").asString()).isEqualTo("b");
        assertThat(february.get("stage").get("name").asString()).isEqualTo("Talks");
        assertThat(get(store, "/deals/" + id + "?as_of=2024-02-04T23:59:59.999Z")
                        .json()
                        .get("title")
                        .asString())
                .isEqualTo("a");
        assertThat(get(store, "/deals/" + id + "?as_of=2024-03-04")
                        .json()
                        .get("is_rotting")
                        .asBoolean())
                .isFalse();
        assertThat(get(store, "/deals/" + id + "?as_of=2024-03-05").status()).isEqualTo(404);
        assertThat(get(store, "/deals/" + id + "?as_of=2024-01-04").status()).isEqualTo(404);
        assertThat(get(openStore(), "/deals/" + id + "?version=1").status()).isEqualTo(404);
    }

    /** Seen red with all of the log whatever was known. */
    @Test
    void aCorrectionOfLastMonthChangesLastMonthButNotWhatWasKnownOfItThen() {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        var id = deal.dealId();
        happenedAt(JANUARY, deal);
        happenedAt(MARCH, value(id, 300));
        var before = afterAMillisecond();
        happenedAt(FEBRUARY, value(id, 200), new DealRenamed(store.id(), id, "corrected"));

        assertThat(worth(id, "as_of=2024-01-31")).isEqualTo(100_000);
        assertThat(worth(id, "as_of=2024-02-28")).isEqualTo(200);
        assertThat(worth(id, "as_of=2024-02-28&known_at=" + before)).isEqualTo(100_000);
        assertThat(worth(id, "as_of=2024-03-31"))
                .describedAs("what was recorded last holds from its time on")
                .isEqualTo(200);
        assertThat(worth(id, "as_of=2024-03-31&known_at=" + before)).isEqualTo(300);
        assertThat(worth(id, "known_at=" + before)).isEqualTo(300);
        assertThat(lasting(get(store, "/deals/" + id + "?as_of=2024-03-31")))
                .describedAs("as of today it is the live one")
                .isEqualTo(lasting(get(store, "/deals/" + id)));
        assertThat(get(store, "/deals/" + id + "?known_at=2024-01-01").status())
                .describedAs("nothing was recorded yet")
                .isEqualTo(404);
    }

    @Test
    void aVersionIsWhatTheDealWasAfterSoManyEventsWhenTheyWereRecorded() {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        var id = deal.dealId();
        happenedAt(MARCH, deal);
        happened(new StageRenamed(store.id(), sales.pipeline, sales.talks, "Talking"));
        happenedAt(MARCH, sales.move(id, sales.lead, sales.talks), note(id, "n"));
        happened(new StageRenamed(store.id(), sales.pipeline, sales.talks, "Negotiating"));
        happened(new DealDeleted(store.id(), id), new DealRestored(store.id(), id, sales.talks));

        assertThat(inVersion(id, 1).get("stage").get("name").asString()).isEqualTo("Lead");
        assertThat(inVersion(id, 2).get("stage").get("name").asString()).isEqualTo("Talking");
        assertThat(inVersion(id, 2).get("activities").size()).isZero();
        assertThat(inVersion(id, 3).get("activities").size()).isEqualTo(1);
        assertThat(get(store, "/deals/" + id + "?version=3").header("ETag")).isEqualTo("\"v3\"");
        assertThat(get(store, "/deals/" + id + "?version=4").status())
                .describedAs("deleted then")
                .isEqualTo(404);
        assertThat(inVersion(id, 5).get("stage").get("name").asString()).isEqualTo("Negotiating");
        assertThat(get(store, "/deals/" + id + "?version=6").status()).isEqualTo(404);
    }

    /** Seen red with the time of the closing that the deal's own events tell. */
    @Test
    void theStatusIsTheOutcomeThatTheStageHadThen() {
        var deal = sales.deal(sales.talks, "a", "1000", "USD");
        var id = deal.dealId();
        happenedAt(JANUARY, deal);
        happenedAt(FEBRUARY, new StageOutcomeChanged(store.id(), sales.pipeline, sales.talks, Outcome.WON));

        var january = get(store, "/deals/" + id + "?as_of=2024-01-31").json();
        assertThat(january.get("status").asString()).isEqualTo("open");
        assertThat(january.get("closed_at").isNull()).isTrue();
        var february = get(store, "/deals/" + id + "?as_of=" + FEBRUARY).json();
        assertThat(february.get("status").asString()).isEqualTo("won");
        assertThat(february.get("closed_at").asString()).isEqualTo("2024-02-05T00:00:00.000Z");
        assertThat(february.get("version").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version=0",
                "version=-1",
                "version=x",
                "version=",
                "version=99999999999999999999",
                "version=1&as_of=2024-02-01",
                "version=1&known_at=2024-02-01T00:00:00Z",
                "as_of=yesterday",
                "as_of=2999-01-01",
                "as_of=1999-01-01",
                "known_at=x",
                "known_at=2999-01-01T00:00:00Z"
            })
    void aBadQuestionIsRefused(String query) {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        happenedAt(JANUARY, deal);

        var answer = get(store, "/deals/" + deal.dealId() + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("error").get("param").asString()).isEqualTo(query.split("=", 2)[0]);
    }

    private JsonNode inVersion(DealId id, int version) {
        return get(store, "/deals/" + id + "?version=" + version).json();
    }

    private long worth(DealId id, String query) {
        return get(store, "/deals/" + id + "?" + query)
                .json()
                .get("value_minor")
                .asLong();
    }

    /** All of a deal but what grows by the day. */
    private static String lasting(Answer deal) {
        return deal.text().replaceAll("\"(days_in_stage|is_rotting)\":[a-z0-9]+,", "");
    }

    private static String subjects(JsonNode deal) {
        return String.join(
                " ",
                deal.get("activities")
                        .valueStream()
                        .map(activity -> activity.get("subject").asString())
                        .toList());
    }

    private DealValueChanged value(DealId id, long minor) {
        return new DealValueChanged(store.id(), id, new Money(minor, Currency.getInstance("USD")));
    }

    private ActivityLogged note(DealId id, String subject) {
        return new ActivityLogged(
                store.id(), id, new ActivityId(UUID.randomUUID()), ActivityType.NOTE, subject, null, null, null, null);
    }

    /** An instant by which all so far had been recorded, and nothing that comes. */
    private Instant afterAMillisecond() {
        var last = log.at(List.of(log.head())).getFirst().recordedAt();
        Awaitility.await().until(() -> Instant.now().isAfter(last.plusMillis(2)));
        return last.plusMillis(1);
    }
}
