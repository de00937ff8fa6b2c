package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import java.util.ArrayList;
import java.util.Currency;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HistoryQueriesTest extends QueryApi {

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipeline() {
        store = openStore();
        sales = new Sales(store.id());
        happened(sales.pipelineEvents());
    }

    @Test
    void aHistorySurvivesTheDealAndTheStagesAndKnowsTheirNamesOfThen() {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        var id = deal.dealId();
        happenedAt("2026-01-01T00:00:00Z", deal);
        happened(new StageRenamed(store.id(), sales.pipeline, sales.lead, "Prospects"));
        happenedAt("2026-01-03T00:00:30Z", sales.move(id, sales.lead, sales.talks));
        happened(
                new DealValueChanged(store.id(), id, new Money(5, Currency.getInstance("JPY"))),
                sales.move(id, sales.talks, sales.won),
                new DealDeleted(store.id(), id),
                new StageRemoved(store.id(), sales.pipeline, sales.talks));

        var answer = get(store, "/deals/deal_" + id + "/history");

        assertThat(answer.status()).isEqualTo(200);
        var history = answer.json().get("data");
        assertThat(history.valueStream().map(entry -> entry.get("type").asString()))
                .containsExactly(
                        "DealCreated", "DealMovedToStage", "DealValueChanged", "DealMovedToStage", "DealDeleted");
        assertThat(change(history.get(0), "stage").get("to").get("name").asString())
                .isEqualTo("Lead");
        assertThat(change(history.get(0), "title").get("from").isNull()).isTrue();
        var move = history.get(1);
        assertThat(change(move, "stage").get("from").get("name").asString()).isEqualTo("Prospects");
        assertThat(change(move, "stage").get("to").get("name").asString()).isEqualTo("Talks");
        assertThat(move.get("seconds_in_stage").asLong()).isEqualTo(2 * 86_400 + 30);
        assertThat(move.get("occurred_at").asString()).isEqualTo("2026-01-03T00:00:30.000Z");
        assertThat(move.get("recorded_at").asString()).isNotEqualTo("2026-01-03T00:00:30.000Z");
        assertThat(move.get("actor").get("name").asString()).isEqualTo("Dana");
        assertThat(move.get("dialect").asString()).isEqualTo("v1");
        assertThat(move.get("request_id").asString()).isEqualTo("req-1");
        assertThat(change(history.get(2), "currency").get("to").asString()).isEqualTo("jpy");
        assertThat(change(history.get(3), "status").get("to").asString()).isEqualTo("won");
        assertThat(change(history.get(4), "deleted").get("to").asBoolean()).isTrue();
        assertThat(history.get(4).get("version").asInt()).isEqualTo(5);
    }

    /** Seen red with the deal's own events only. */
    @Test
    void aDealWhoseStageCameToMeanSomethingElseHasThatInItsHistory() {
        var deal = sales.deal(sales.talks, "a", "1000", "USD");
        var id = deal.dealId();
        happenedAt("2026-01-01T00:00:00Z", deal);
        happenedAt(
                "2026-01-05T00:00:00Z",
                new StageOutcomeChanged(store.id(), sales.pipeline, sales.lead, Outcome.LOST),
                new StageOutcomeChanged(store.id(), sales.pipeline, sales.talks, Outcome.WON));
        happenedAt(
                "2026-01-06T00:00:00Z",
                new StageOutcomeChanged(store.id(), sales.pipeline, sales.talks, Outcome.OPEN),
                sales.move(id, sales.talks, sales.won));

        var history = get(store, "/deals/" + id + "/history").json().get("data");

        assertThat(history.valueStream().map(entry -> entry.get("type").asString()))
                .containsExactly("DealCreated", "StageOutcomeChanged", "StageOutcomeChanged", "DealMovedToStage");
        assertThat(history.valueStream().map(entry -> entry.get("version").asInt()))
                .containsExactly(1, 1, 1, 2);
        var won = history.get(1);
        assertThat(won.get("changes").size()).isEqualTo(2);
        assertThat(change(won, "status").get("from").asString()).isEqualTo("open");
        assertThat(change(won, "status").get("to").asString()).isEqualTo("won");
        assertThat(change(won, "closed_at").get("to").asString()).isEqualTo("2026-01-05T00:00:00.000Z");
        assertThat(change(history.get(2), "closed_at").get("to").isNull()).isTrue();
        assertThat(change(history.get(3), "status").get("from").asString()).isEqualTo("open");
    }

    @Test
    void aHistoryComesInPages() {
        var deal = sales.deal(sales.lead, "a", "1000", "USD");
        var id = deal.dealId();
        happened(deal);
        for (int i = 0; i < 6; i++) happened(new DealRenamed(store.id(), id, "title " + i));
        var path = "/deals/" + id + "/history";
        var whole = get(store, path).ids();
        assertThat(whole).hasSize(7);

        var seen = new ArrayList<String>();
        var page = get(store, path + "?limit=3");
        seen.addAll(page.ids());
        while (page.json().get("has_more").asBoolean()) {
            page = get(
                    store,
                    path + "?limit=3&cursor=" + page.json().get("next_cursor").asString());
            seen.addAll(page.ids());
        }

        assertThat(seen).isEqualTo(whole);
        assertThat(get(store, path + "?limit=3").header("Link")).contains("rel=\"next\"");
        assertThat(get(store, path + "?limit=2&starting_after=" + whole.get(2)).ids())
                .isEqualTo(whole.subList(3, 5));
        assertThat(get(store, path + "?limit=2&ending_before=" + whole.get(4)).ids())
                .isEqualTo(whole.subList(2, 4));
        assertThat(get(store, path + "?limit=0").status()).isEqualTo(400);
        assertThat(get(store, path + "?cursor=x").status()).isEqualTo(400);
        assertThat(get(store, path + "?starting_after=evt_" + UUID.randomUUID()).status())
                .isEqualTo(400);
    }

    @Test
    void theStoresEventsComeInOrderInPagesAndByType() {
        happened(sales.deal(sales.lead, "a", "1", "USD"), sales.deal(sales.lead, "b", "1", "USD"));

        var all = get(store, "/events?limit=100").json().get("data");
        assertThat(all.valueStream()
                        .map(event -> event.get("position").asLong())
                        .toList())
                .isSorted();
        assertThat(all.get(0).get("type").asString()).isEqualTo("TenantOpened");
        assertThat(all.get(0).get("subject").get("object").asString()).isEqualTo("store");

        var first = get(store, "/events?limit=1&types=DealCreated,DealRenamed");
        assertThat(first.json().get("data").get(0).get("data").get("title").asString())
                .isEqualTo("a");
        var next = first.json().get("next_cursor").asString();
        var second = get(store, "/events?limit=1&types=DealCreated,DealRenamed&cursor=" + next);
        assertThat(second.json().get("data").get(0).get("data").get("title").asString())
                .isEqualTo("b");
        assertThat(second.json().get("has_more").asBoolean()).isFalse();

        var position = first.json().get("data").get(0).get("position").asLong();
        assertThat(get(store, "/events?types=DealCreated&after=" + position).ids())
                .hasSize(1);
        assertThat(get(store, "/events?types=java.lang.String").status()).isEqualTo(400);
        assertThat(get(store, "/events?after=x").status()).isEqualTo(400);
    }

    private static JsonNode change(JsonNode entry, String field) {
        return entry.get("changes")
                .valueStream()
                .filter(change -> change.get("field").asString().equals(field))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no change of " + field + " in " + entry));
    }
}
