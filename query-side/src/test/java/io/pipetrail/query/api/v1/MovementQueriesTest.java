package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MovementQueriesTest extends QueryApi {

    private Opened store;
    private Sales sales;

    @BeforeEach
    void aStoreWithAPipeline() {
        store = openStore();
        sales = new Sales(store.id());
        happened(sales.pipelineEvents());
    }

    @Test
    void aMovementKnowsEverythingAsItWasThenEvenWhenDealAndStageAreGone() {
        var deal = sales.deal(sales.lead, "Old title", "1000", "USD");
        var id = deal.dealId();
        happenedAt("2026-01-01T00:00:00Z", deal);
        happened(
                new StageRenamed(store.id(), sales.pipeline, sales.talks, "Talking"),
                new PipelineRenamed(store.id(), sales.pipeline, "Sales of 2026"));
        happenedAt("2026-01-03T00:00:30Z", sales.move(id, sales.lead, sales.talks));
        happened(
                new DealRenamed(store.id(), id, "New title"),
                new DealAssigned(store.id(), id, "lee@example.com"),
                new DealValueChanged(store.id(), id, new Money(5, Currency.getInstance("JPY"))),
                new StageRenamed(store.id(), sales.pipeline, sales.talks, "Negotiation"),
                sales.move(id, sales.talks, sales.won),
                new DealDeleted(store.id(), id),
                new StageRemoved(store.id(), sales.pipeline, sales.talks));

        var answer = get(store, "/movements");

        assertThat(answer.status()).isEqualTo(200);
        var rows = answer.json().get("data");
        assertThat(rows.size()).describedAs("to be created is no move").isEqualTo(2);
        var first = rows.get(0);
        assertThat(first.get("object").asString()).isEqualTo("movement");
        assertThat(first.get("deal_id").asString()).isEqualTo("deal_" + id);
        assertThat(first.get("title").asString()).isEqualTo("Old title");
        assertThat(first.get("from").toString()).isEqualTo(place(sales.lead, "Lead", sales.pipeline, "Sales of 2026"));
        assertThat(first.get("to").toString())
                .isEqualTo(place(sales.talks, "Talking", sales.pipeline, "Sales of 2026"));
        assertThat(first.get("value").decimalValue()).isEqualByComparingTo("1000");
        assertThat(first.get("assigned_to").asString()).isEqualTo("dana@example.com");
        assertThat(first.get("seconds_in_stage").asLong()).isEqualTo(2 * 86_400 + 30);
        assertThat(first.get("occurred_at").asString()).isEqualTo("2026-01-03T00:00:30.000Z");
        assertThat(first.get("recorded_at").asString()).isNotEqualTo("2026-01-03T00:00:30.000Z");
        assertThat(first.get("actor").get("id").asString()).isEqualTo("key_key-1");
        assertThat(first.get("dialect").asString()).isEqualTo("v1");
        assertThat(first.get("request_id").asString()).isEqualTo("req-1");
        var second = rows.get(1);
        assertThat(second.get("title").asString()).isEqualTo("New title");
        assertThat(second.get("from").get("stage_name").asString()).isEqualTo("Negotiation");
        assertThat(second.get("value").decimalValue()).isEqualByComparingTo("5");
        assertThat(second.get("value_minor").asLong()).isEqualTo(5);
        assertThat(second.get("currency").asString()).isEqualTo("jpy");
        assertThat(second.get("assigned_to").asString()).isEqualTo("lee@example.com");
        assertThat(answer.ids())
                .isEqualTo(get(store, "/deals/" + id + "/history")
                        .json()
                        .get("data")
                        .valueStream()
                        .filter(entry -> entry.get("type").asString().equals("DealMovedToStage"))
                        .map(entry -> entry.get("id").asString())
                        .toList());
    }

    @Test
    void theyAreFoundByTimeByEitherEndByDealByOwnerAndByActor() {
        var partners = new PipelineId(UUID.randomUUID());
        var intro = new StageId(UUID.randomUUID());
        happened(
                new PipelineCreated(store.id(), partners, "Partners", null, PipelineType.PARTNER),
                new StageAdded(store.id(), partners, intro, 1, "Intro", null, Outcome.OPEN, null, 0, null));
        var a = sales.deal(sales.lead, "a", "1", "USD");
        var b = sales.deal(sales.lead, "b", "1", "USD");
        happenedAt("2026-01-01T00:00:00Z", a, b);
        happenedAt("2026-01-02T00:00:00Z", sales.move(a.dealId(), sales.lead, sales.talks));
        happenedAt("2026-01-03T23:59:59.999Z", sales.move(b.dealId(), sales.lead, sales.lost));
        happened(new DealAssigned(store.id(), a.dealId(), null));
        happenedAt(
                "2026-01-04T00:00:00Z",
                new DealMovedToStage(store.id(), a.dealId(), sales.talks, partners, intro, Outcome.OPEN, null));
        append(sales.move(b.dealId(), sales.lost, sales.lead), Map.of("actorId", "key-2"));
        settle();
        var all = get(store, "/movements").ids();
        assertThat(all).hasSize(4);

        assertThat(found("from=2026-01-03")).isEqualTo(all.subList(1, 4));
        assertThat(found("to=2026-01-03")).isEqualTo(all.subList(0, 2));
        assertThat(found("from=2026-01-02T00:00:00.001Z&to=2026-01-03T23:59:59.999Z"))
                .isEqualTo(all.subList(1, 2));
        assertThat(found("stage_id=stg_" + sales.talks)).containsExactly(all.get(0), all.get(2));
        assertThat(found("pipeline_id=pl_" + partners)).containsExactly(all.get(2));
        assertThat(found("pipeline_id=" + sales.pipeline)).isEqualTo(all);
        assertThat(found("deal_id=" + b.dealId())).containsExactly(all.get(1), all.get(3));
        assertThat(found("assigned_to=dana@example.com")).containsExactly(all.get(0), all.get(1), all.get(3));
        assertThat(found("actor=key_key-2")).containsExactly(all.get(3));
        assertThat(found("actor=nobody")).isEmpty();
        assertThat(get(openStore(), "/movements").ids())
                .describedAs("another store's")
                .isEmpty();
    }

    /** Seen red with a cursor of the time alone: of the movements of one millisecond some were skipped. */
    @Test
    void pagesHaveEveryMovementOnceWhateverIsRecordedMeanwhile() {
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happenedAt("2026-01-01T00:00:00Z", deal);
        happenedAt("2026-01-02T00:00:00Z", backAndForth(deal.dealId(), 12));
        var whole = get(store, "/movements?limit=100").ids();

        var seen = new ArrayList<String>();
        var page = get(store, "/movements?limit=5");
        seen.addAll(page.ids());
        happenedAt("2026-01-01T12:00:00Z", backAndForth(deal.dealId(), 2));
        while (page.json().get("has_more").asBoolean()) {
            page = get(
                    store,
                    "/movements?limit=5&cursor="
                            + page.json().get("next_cursor").asString());
            seen.addAll(page.ids());
        }

        assertThat(whole).hasSize(12);
        assertThat(seen).isEqualTo(whole);
        assertThat(found("limit=3&starting_after=" + whole.get(4))).isEqualTo(whole.subList(5, 8));
        assertThat(found("limit=3&ending_before=" + whole.get(4))).isEqualTo(whole.subList(1, 4));
    }

    @Test
    void aTableForSpreadsheetsIsQuotedAndHarmless() {
        var deal = sales.deal(sales.lead, "=HYPERLINK(\"http://x\"), \nb", "12.5", "USD");
        happenedAt("2026-01-01T00:00:00Z", deal);
        happened(new StageRenamed(store.id(), sales.pipeline, sales.talks, "@talks"));
        happenedAt("2026-01-01T00:01:00Z", sales.move(deal.dealId(), sales.lead, sales.talks));

        var answer = get(store, "/movements", "Accept", "text/csv");

        assertThat(answer.header("Content-Type")).startsWith("text/csv");
        assertThat(answer.header("Content-Disposition")).contains("movements.csv");
        assertThat(answer.text())
                .startsWith("id,position,deal_id,title,from_stage_id,")
                .contains("\r\n");
        assertThat(answer.text())
                .contains(",\"'=HYPERLINK(\"\"http://x\"\"), \nb\",")
                .contains(",'@talks,")
                .contains(",12.5,usd,dana@example.com,60,2026-01-01T00:01:00.000Z,");
    }

    @Test
    void aLineOfJsonIsWhatThePageHasAndFiltersHoldThereToo() {
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happenedAt("2026-01-01T00:00:00Z", deal);
        happenedAt("2026-01-02T00:00:00Z", backAndForth(deal.dealId(), 2_501));

        var answer = get(store, "/movements", "Accept", "application/x-ndjson");

        assertThat(answer.header("Content-Type")).startsWith("application/x-ndjson");
        var lines = answer.text()
                .lines()
                .map(line -> new JsonMapper().readTree(line))
                .toList();
        assertThat(lines).hasSize(2_501).doesNotHaveDuplicates();
        assertThat(lines.stream().map(line -> line.get("position").asLong()).toList())
                .isSorted();
        JsonNode paged = get(store, "/movements?limit=1").json().get("data").get(0);
        assertThat(lines.getFirst()).isEqualTo(paged);
        var won = get(store, "/movements?stage_id=" + sales.won, "Accept", "application/x-ndjson");
        assertThat(won.status()).isEqualTo(200);
        assertThat(won.text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "to=2026-13-01",
                "from=2026-02-01&to=2026-01-01",
                "stage_id=deal_1",
                "deal_id=x",
                "pipeline_id=0",
                "actor=%00",
                "assigned_to=a%00b",
                "limit=0",
                "limit=101",
                "cursor=abc",
                "starting_after=evt_1",
                "starting_after=evt_00000000-0000-0000-0000-000000000000"
            })
    void aBadQuestionIsRefusedAndNothingBreaks(String query) {
        var answer = get(store, "/movements?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (query.contains("limit") || query.contains("cursor") || query.contains("after")) return;
        assertThat(get(store, "/movements?" + query, "Accept", "text/csv").status())
                .isEqualTo(400);
    }

    private List<String> found(String query) {
        return get(store, "/movements?" + query).ids();
    }

    private Object[] backAndForth(DealId deal, int moves) {
        var events = new Object[moves];
        for (int i = 0; i < moves; i++) {
            events[i] =
                    i % 2 == 0 ? sales.move(deal, sales.lead, sales.talks) : sales.move(deal, sales.talks, sales.lead);
        }
        return events;
    }

    private static String place(StageId stage, String name, PipelineId pipeline, String pipelineName) {
        return "{\"stage_id\":\"stg_%s\",\"stage_name\":\"%s\",\"pipeline_id\":\"pl_%s\",\"pipeline_name\":\"%s\"}"
                .formatted(stage, name, pipeline, pipelineName);
    }
}
