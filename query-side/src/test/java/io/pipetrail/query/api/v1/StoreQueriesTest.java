package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StoreQueriesTest extends QueryApi {

    @Test
    void theOperatorSeesAllStoresAndACredentialItsOwn() {
        var first = openStore();
        var second = openStore();

        assertThat(allStores("/v1/stores?limit=100"))
                .contains(first.id().toString(), second.id().toString());
        assertThat(send("GET", "/v1/stores", first.key()).ids())
                .containsExactly(first.id().toString());
        assertThat(send("GET", "/v1/stores/" + first.slug(), first.key())
                        .json()
                        .get("slug")
                        .asString())
                .isEqualTo(first.slug());
        assertThat(send("GET", "/v1/stores/" + second.slug(), first.key()).status())
                .isEqualTo(404);
        assertThat(send("GET", first.path("/deals"), OPERATOR_KEY).status()).isEqualTo(403);
        assertThat(send("GET", first.path("/api-keys"), OPERATOR_KEY)
                        .json()
                        .get("data")
                        .get(0)
                        .has("secret"))
                .isFalse();
    }

    @Test
    void theOperatorsPagesHaveEveryStoreOnce() {
        for (int i = 0; i < 4; i++) openStore();

        var byTwo = allStores("/v1/stores?limit=2");

        assertThat(byTwo).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        assertThat(byTwo).isEqualTo(allStores("/v1/stores?limit=100"));
    }

    /** All that other tests have opened, too. */
    private List<String> allStores(String path) {
        var ids = new ArrayList<String>();
        var page = send("GET", path, OPERATOR_KEY);
        ids.addAll(page.ids());
        while (page.json().get("has_more").asBoolean()) {
            page = send(
                    "GET", path + "&cursor=" + page.json().get("next_cursor").asString(), OPERATOR_KEY);
            ids.addAll(page.ids());
        }
        return ids;
    }

    @Test
    void pipelinesComeInDisplayOrderWithoutDeletedOnes() {
        var store = openStore();
        var sales = new Sales(store.id());
        happened(sales.pipelineEvents());
        happened(sales.deal(sales.lead, "a", "12.5", "EUR"));
        var first = new PipelineId(UUID.randomUUID());
        var gone = new PipelineId(UUID.randomUUID());
        happened(
                new PipelineCreated(store.id(), first, "First", "x", PipelineType.PARTNER),
                new PipelineCreated(store.id(), gone, "Gone", null, PipelineType.CUSTOM),
                new PipelinesReordered(store.id(), List.of(first, sales.pipeline)),
                new PipelineDeleted(store.id(), gone));

        var answer = get(store, "/pipelines");
        assertThat(answer.ids()).containsExactly("pl_" + first, "pl_" + sales.pipeline);
        var second = answer.json().get("data").get(1);
        assertThat(second.get("is_default").asBoolean()).isTrue();
        assertThat(second.get("display_order").asInt()).isEqualTo(2);
        assertThat(second.get("deal_count").asInt()).isEqualTo(1);
        assertThat(second.get("totals_by_currency").get(0).get("total_value").decimalValue())
                .isEqualByComparingTo("12.5");
        assertThat(get(store, "/pipelines/" + gone).status()).isEqualTo(404);
        assertThat(get(store, "/pipelines/" + sales.pipeline).header("ETag")).isEqualTo("\"v5\"");

        var stages = get(store, "/pipeline-stages");
        assertThat(stages.ids())
                .containsExactly("stg_" + sales.lead, "stg_" + sales.talks, "stg_" + sales.won, "stg_" + sales.lost);
        assertThat(get(store, "/pipeline-stages?pipeline_id=" + first).ids()).isEmpty();
    }

    /** Seen red with pipelines that are remembered whatever their stamp: each read told the old name. */
    @Test
    void whatWasReadBeforeAPipelineChangedIsNotToldAfterwards() {
        var store = openStore();
        var sales = new Sales(store.id());
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happened(sales.pipelineEvents());
        happened(deal);
        assertThat(firstStages(store, deal.dealId())).containsOnly("Lead");

        happened(new StageRenamed(store.id(), sales.pipeline, sales.lead, "Prospect"));
        assertThat(firstStages(store, deal.dealId())).containsOnly("Prospect");

        happened(new DefaultPipelineCleared(store.id()));
        assertThat(get(store, "/pipelines")
                        .json()
                        .get("data")
                        .get(0)
                        .get("is_default")
                        .asBoolean())
                .isFalse();

        happened(new PipelineDeleted(store.id(), sales.pipeline));
        assertThat(get(store, "/pipelines").ids()).isEmpty();
    }

    /** The name of the first stage as each kind of read tells it. */
    private List<String> firstStages(Opened store, DealId deal) {
        return Stream.of(
                        get(store, "/pipeline-stages").json().at("/data/0/name"),
                        get(store, "/pipelines").json().at("/data/0/stages/0/name"),
                        get(store, "/pipeline-summary").json().at("/stages/0/name"),
                        get(store, "/pipeline-summary?period=2026").json().at("/stages/0/name"),
                        get(store, "/deals").json().at("/data/0/stage/name"),
                        get(store, "/deals/" + deal).json().at("/stage/name"))
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void projectionsTellTheOperatorHowTheyAreDoing() {
        openStore();

        var projections = send("GET", "/v1/projections", OPERATOR_KEY).json().get("data");

        assertThat(projections.size()).isEqualTo(7);
        assertThat(projections.get(0).get("status").asString()).isEqualTo("live");
        assertThat(send("GET", "/actuator/health/projections", OPERATOR_KEY).status())
                .isEqualTo(200);
        assertThat(send("GET", "/actuator/health/liveness", OPERATOR_KEY).status())
                .isEqualTo(200);
        assertThat(send("GET", "/actuator/health/readiness", OPERATOR_KEY).status())
                .isEqualTo(200);
    }
}
