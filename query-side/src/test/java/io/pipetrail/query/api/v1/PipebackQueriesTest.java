package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Pipeback's clients read, whoever wrote it. */
class PipebackQueriesTest extends QueryApi {

    private static final String APP = "/dialects/pipeback/app/";

    @Test
    void aPipelineHoldsWhatIsThereNow() {
        var store = openStore();
        var sales = new Sales(store.id());
        var gone = sales.deal(sales.lead, "gone", "1", "USD");
        happened(sales.pipelineEvents());
        happened(
                sales.deal(sales.lead, "a", "1250.5", "USD"),
                sales.deal(sales.won, "b", "100", "USD"),
                sales.deal(sales.lead, "c", "5000", "JPY"),
                gone,
                new DealDeleted(store.id(), gone.dealId()));

        var pipeline = read(store, "pipelines").get(0);
        assertThat(pipeline.get("is_default").booleanValue()).isTrue();
        assertThat(pipeline.get("total_deals").intValue()).isEqualTo(3);
        assertThat(pipeline.get("total_deals_amount").intValue()).isEqualTo(135_050);
        assertThat(pipeline.get("total_deals_amount_formatted").asString()).isEqualTo("$1,350.50");
        assertThat(pipeline.get("stages").findValuesAsString("name")).containsExactly("Lead", "Talks", "Won", "Lost");
        assertThat(read(store, "pipelines/" + sales.pipeline)).isEqualTo(pipeline);

        happened(new DefaultPipelineCleared(store.id()));
        assertThat(read(store, "pipelines/" + sales.pipeline).get("is_default").booleanValue())
                .isFalse();
        happened(new PipelineDeleted(store.id(), sales.pipeline), new PipelinesReordered(store.id(), List.of()));
        assertThat(read(store, "pipelines")).isEmpty();
        assertThat(send("GET", APP + "pipelines/" + sales.pipeline, store.key()).text())
                .isEqualTo("{\"message\":\"There is no such pipeline.\"}");
    }

    @Test
    void aDealIsWhatItsStageMeans() {
        var store = openStore();
        var sales = new Sales(store.id());
        var deal = sales.deal(sales.lead, "a", "1.5", "EUR");
        happened(sales.pipelineEvents());
        happened(deal);

        var open = read(store, "deals/" + deal.dealId());
        assertThat(open.get("status").asString()).isEqualTo("open");
        assertThat(open.get("status_changed_at").isNull()).isTrue();
        assertThat(open.get("amount").intValue()).isEqualTo(150);
        assertThat(open.get("amount_formatted").asString()).isEqualTo("€1.50");
        assertThat(open.get("owner_id").asString()).isEqualTo("dana@example.com");
        assertThat(open.get("contact_id").asString()).isEqualTo("c-1");

        happened(new StageOutcomeChanged(store.id(), sales.pipeline, sales.lead, Outcome.LOST));
        var lost = read(store, "deals").get(0);
        assertThat(lost.get("status").asString()).isEqualTo("lost");
        assertThat(lost.get("status_changed_at").asString()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        assertThat(read(store, "deals?status=open")).isEmpty();
        assertThat(read(store, "deals?status=lost&contact_id=c-1&owner_id=dana@example.com"))
                .hasSize(1);
    }

    @Test
    void anothersThingsAreNotThere() {
        var mine = openStore();
        var theirs = openStore();
        var sales = new Sales(theirs.id());
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happened(sales.pipelineEvents());
        happened(deal);

        assertThat(read(mine, "pipelines")).isEmpty();
        assertThat(read(mine, "deals")).isEmpty();
        for (var path : List.of("pipelines/" + sales.pipeline, "deals/" + deal.dealId())) {
            assertThat(send("GET", APP + path, mine.key()).status()).isEqualTo(404);
        }
        assertThat(send(
                                "GET",
                                APP + "deals",
                                mine.key(),
                                "x-workspace-id",
                                theirs.id().toString())
                        .status())
                .isEqualTo(403);
    }

    private JsonNode read(Opened store, String path) {
        var answer = send(
                "GET", APP + path, store.key(), "x-workspace-id", store.id().toString());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("data");
    }
}
