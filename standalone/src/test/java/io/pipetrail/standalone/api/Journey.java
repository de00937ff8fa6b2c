package io.pipetrail.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Store;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way of a deal as Whale's documentation walks it, through whatever servers have the store: what is written is read at once. */
public abstract class Journey {

    protected final Store store;

    private String qualified = "";
    private String proposal = "";
    private String won = "";
    private String lost = "";

    protected Journey(Store store) {
        this.store = store;
    }

    @BeforeEach
    void whalesStages() {
        store.stage("Lead", ", \"display_order\": 1");
        qualified = store.stage("Qualified", ", \"display_order\": 2");
        proposal = store.stage("Proposal Sent", ", \"display_order\": 3, \"probability\": 0.4");
        won = store.stage("Closed Won", ", \"display_order\": 4, \"is_won\": true");
        lost = store.stage("Closed Lost", ", \"display_order\": 5, \"is_lost\": true");
    }

    @Test
    void aDealIsCreatedAsWhalePrintsIt() {
        var deal = acme();

        assertThat(deal.at("/object").asString()).isEqualTo("deal");
        assertThat(deal.at("/id").asString()).startsWith("deal_");
        assertThat(deal.at("/value").asString()).isEqualTo("48000");
        assertThat(deal.at("/weighted_value").asString()).isEqualTo("28800");
        assertThat(deal.at("/value_minor").asLong()).isEqualTo(4_800_000);
        assertThat(deal.at("/probability").asString()).isEqualTo("0.6");
        assertThat(deal.at("/stage/id").asString()).isEqualTo(qualified);
        assertThat(deal.at("/stage/name").asString()).isEqualTo("Qualified");
        assertThat(deal.at("/contact_email").asString()).isEqualTo("john@acmecorp.com");
        assertThat(deal.at("/expected_close_date").asString()).isEqualTo("2026-04-15");
        assertThat(deal.at("/created_at").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void theNextGetSeesWhatWasWritten() {
        var written = acme();

        var read = store.api()
                .get("/deals/" + written.at("/id").asString())
                .expect(200)
                .json();

        written.properties()
                .forEach(field -> assertThat(read.get(field.getKey()))
                        .describedAs(field.getKey())
                        .isEqualTo(field.getValue()));
        assertThat(read.at("/activities").isArray()).isTrue();
    }

    @Test
    void aMoveIsSeenInTheSummaryAndTheHistory() {
        var id = acme().at("/id").asString();

        store.api().patch("/deals/" + id, """
                {"stage_id": "%s", "probability": 0.75}""".formatted(proposal)).expect(200);

        var summary = store.api().get("/pipeline-summary").expect(200).json();
        assertThat(summary.at("/object").asString()).isEqualTo("pipeline_summary");
        assertThat(summary.at("/total_deals").asLong()).isEqualTo(1);
        assertThat(summary.at("/total_value").asString()).isEqualTo("48000");
        assertThat(summary.at("/total_weighted_value").asString()).isEqualTo("36000");
        assertThat(summary.at("/period").asString()).isEqualTo("all_time");
        assertThat(stage(summary, "Proposal Sent").at("/deal_count").asLong()).isEqualTo(1);
        assertThat(stage(summary, "Qualified").at("/deal_count").asLong()).isZero();

        var history = store.api().get("/deals/" + id + "/history").expect(200).json();
        assertThat(history.at("/data")).hasSize(3);
        assertThat(history.at("/data").toString()).contains("DealMovedToStage", "Qualified", "Proposal Sent", "0.75");
    }

    @Test
    void aDealIsWonLostAndReopenedWithTheProbabilityItHad() {
        var id = acme().at("/id").asString();

        var wonDeal = store.api().post("/deals/" + id + "/win", "").expect(200).json();
        assertThat(wonDeal.at("/status").asString()).isEqualTo("won");
        assertThat(wonDeal.at("/stage/id").asString()).isEqualTo(won);
        assertThat(wonDeal.at("/effective_probability").asString()).isEqualTo("1");

        var lostDeal = store.api()
                .post("/deals/" + id + "/lose", "{\"lost_reason\": \"price\"}")
                .expect(200)
                .json();
        assertThat(lostDeal.at("/status").asString()).isEqualTo("lost");
        assertThat(lostDeal.at("/lost_reason").asString()).isEqualTo("price");
        assertThat(lostDeal.at("/stage/id").asString()).isEqualTo(lost);
        assertThat(lostDeal.at("/weighted_value").asString()).isEqualTo("0");

        var reopened =
                store.api().post("/deals/" + id + "/reopen", "").expect(200).json();
        assertThat(reopened.at("/status").asString()).isEqualTo("open");
        assertThat(reopened.at("/stage/id").asString()).isEqualTo(qualified);
        assertThat(reopened.at("/weighted_value").asString()).isEqualTo("28800");
    }

    @Test
    void aDeletedDealIsGoneFromEverythingButItsHistory() {
        var id = acme().at("/id").asString();

        store.api().delete("/deals/" + id).expect(200);

        store.api().get("/deals/" + id).expect(404);
        assertThat(store.api()
                        .get("/pipeline-summary")
                        .json()
                        .at("/total_deals")
                        .asLong())
                .isZero();
        assertThat(store.api().get("/deals").json().at("/data")).isEmpty();
        assertThat(store.api()
                        .get("/deals/" + id + "/history")
                        .expect(200)
                        .json()
                        .at("/data"))
                .hasSize(2);
        store.api().post("/deals/" + id + "/restore", "").expect(200);
        store.api().get("/deals/" + id).expect(200);
    }

    @Test
    void comingBackDoesNotWinADeal() {
        var id = acme().at("/id").asString();
        var wonFirst = store.api()
                .patch("/pipeline-stages/" + won, "{\"display_order\": 1}")
                .expect(200);
        assertThat(wonFirst.json().at("/display_order").asLong()).isEqualTo(1);
        store.api().delete("/deals/" + id).expect(200);
        store.api().delete("/pipeline-stages/" + qualified).expect(200);

        var back = store.api().post("/deals/" + id + "/restore", "").expect(200).json();

        assertThat(back.at("/status").asString()).isEqualTo("open");
    }

    @Test
    void activitiesAreFoundByTheActorThatTheyPrint() {
        var id = acme().at("/id").asString();
        var actor = store.api()
                .post("/deals/" + id + "/activities", "{\"type\": \"note\", \"body\": \"Called\"}")
                .expect(201)
                .text("/actor/id");

        assertThat(actor).startsWith("key_");
        assertThat(store.api().get("/activities?actor=" + actor).json().at("/data"))
                .hasSize(1);
    }

    @Test
    void dealsAreFoundByTextInAnyCase() {
        for (var title : new String[] {"İstanbul", "ΟΔΥΣΣΕΥΣ", "Crème Brûlée", "100%_sure"}) {
            store.deal(title, "1", qualified);
            var q = URLEncoder.encode(title, StandardCharsets.UTF_8);
            assertThat(store.api().get("/deals?q=" + q).json().at("/data"))
                    .describedAs(title)
                    .hasSize(1);
        }
        assertThat(store.api().get("/deals?q=CR%C3%88ME").json().at("/data")).hasSize(1);
    }

    @Test
    void aStageWithLiveDealsIsNotDeletedUnlessTheyAreMoved() {
        acme();

        var refused = store.api().delete("/pipeline-stages/" + qualified).expect(409);
        assertThat(refused.text("/error/code")).isEqualTo("stage_not_empty");
        store.api()
                .delete("/pipeline-stages/" + qualified + "?move_deals_to=" + proposal)
                .expect(200);

        var stages = store.api().get("/pipeline-stages").expect(200).json().at("/data");
        assertThat(stages).hasSize(4);
        assertThat(stages.get(1).at("/id").asString()).isEqualTo(proposal);
        assertThat(stages.get(1).at("/display_order").asLong()).isEqualTo(2);
        assertThat(stages.get(1).at("/deal_count").asLong()).isEqualTo(1);
    }

    private JsonNode acme() {
        return store.api().post("/deals", """
                {"title": "Acme Corp Annual Contract", "value": 48000, "currency": "usd", "probability": 0.6, "stage_id": "%s",
                 "contact_name": "John Rivera", "contact_email": "john@acmecorp.com", "expected_close_date": "2026-04-15",
                 "notes": "Interested in enterprise plan, needs SSO integration"}""".formatted(qualified)).expect(201).json();
    }

    private static JsonNode stage(JsonNode summary, String name) {
        for (var stage : summary.at("/stages")) {
            if (stage.at("/name").asString().equals(name)) return stage;
        }
        throw new AssertionError("no stage " + name + " in " + summary);
    }
}
