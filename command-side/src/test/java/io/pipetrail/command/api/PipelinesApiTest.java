package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Pipelines and stages over HTTP. */
class PipelinesApiTest extends Shop {

    @Test
    void theFirstPipelineIsTheDefault() {
        assertThat(sales.text("is_default")).isEqualTo("true");
        var partners = acme.post("pipelines", "{\"name\":\"Partners\",\"type\":\"partner\"}")
                .is(201);
        assertThat(partners.text("is_default")).isEqualTo("false");
        assertThat(partners.text("display_order")).isEqualTo("2");
    }

    @Test
    void theDefaultIsTakenFromTheOther() {
        var partners = acme.post("pipelines", "{\"name\":\"Partners\"}").is(201).text("id");
        assertThat(acme.patch("pipelines/" + partners, "{\"is_default\":true,\"display_order\":1}")
                        .is(200)
                        .text("is_default"))
                .isEqualTo("true");
        assertThat(acme.patch("pipelines/" + sales.text("id"), "{}").is(200).text("is_default"))
                .isEqualTo("false");
        acme.delete("pipelines/" + partners).is(409, "default_pipeline");
        acme.delete("pipelines/" + sales.text("id")).is(200);
        acme.patch("pipelines/" + sales.text("id"), "{}").is(404, "pipeline_not_found");
    }

    @Test
    void aPipelineWithDealsStays() {
        var partners = acme.post("pipelines", "{\"name\":\"Partners\",\"stages\":[{\"name\":\"New\"}]}")
                .is(201);
        var deal = acme.post("deals", "{\"title\":\"A\",\"pipeline_id\":\"" + partners.text("id") + "\"}")
                .is(201);
        var refused = acme.delete("pipelines/" + partners.text("id")).is(409, "pipeline_not_empty");
        assertThat(refused.text("deal_count")).isEqualTo("1");
        acme.delete("deals/" + deal.text("id")).is(200);
        acme.delete("pipelines/" + partners.text("id")).is(200);
        assertThat(acme.post("deals/" + deal.text("id") + "/restore", null)
                        .is(200)
                        .text("/stage/name"))
                .isEqualTo("Prospecting");
    }

    @Test
    void aStageThatNamesNoPipelineMakesOne() {
        var fresh = node.operator().opens("{\"name\":\"Fresh\"}");
        var stage = fresh.post("pipeline-stages", "{\"name\":\"New\"}").is(201);
        var pipeline =
                fresh.patch("pipelines/" + stage.text("pipeline_id"), "{}").is(200);
        assertThat(pipeline.text("name")).isEqualTo("Sales Pipeline");
        assertThat(pipeline.text("is_default")).isEqualTo("true");
    }

    @Test
    void aStageComesWhereItSays() {
        var stage = acme.post(
                        "pipeline-stages",
                        "{\"name\":\"Demo\",\"display_order\":2,\"color\":\"#00ff00\",\"rotting_days\":14}")
                .is(201);
        assertThat(stage.text("display_order")).isEqualTo("2");
        assertThat(acme.patch("pipelines/" + sales.text("id"), "{}").text("/stages/2/name"))
                .isEqualTo("Negotiation");
        acme.post("pipeline-stages", "{\"name\":\"Demo\",\"display_order\":0}").is(422);
    }

    @Test
    void aStageIsNotBothWonAndLost() {
        acme.post("pipeline-stages", "{\"name\":\"A\",\"is_won\":true,\"is_lost\":true}")
                .is(422);
        acme.patch("pipeline-stages/" + stage(2), "{\"is_lost\":true}").is(422);
        assertThat(acme.patch("pipeline-stages/" + stage(2), "{\"is_lost\":true,\"is_won\":false}")
                        .is(200)
                        .text("is_lost"))
                .isEqualTo("true");
    }

    @Test
    void theOutcomeOfAStageIsThatOfItsDeals() {
        var deal = "deals/" + deal("Printers").text("id");
        acme.patch("pipeline-stages/" + stage(0), "{\"is_won\":true}").is(200);
        var won = acme.patch(deal, "{\"title\":\"A\"}").is(200);
        assertThat(won.text("status")).isEqualTo("won");
        assertThat(won.text("closed_at")).isNotEmpty().isGreaterThanOrEqualTo(won.text("created_at"));
        acme.patch("pipeline-stages/" + stage(0), "{\"is_won\":false,\"is_lost\":true}")
                .is(200);
        assertThat(acme.patch(deal, "{}").text("closed_at")).isEqualTo(won.text("closed_at"));
        acme.patch("pipeline-stages/" + stage(0), "{\"is_lost\":false}").is(200);
        assertThat(acme.patch(deal, "{}").json().get("closed_at").isNull()).isTrue();
    }

    @Test
    void aStageWithDealsStays() {
        deal("Printers");
        assertThat(acme.delete("pipeline-stages/" + stage(0))
                        .is(409, "stage_not_empty")
                        .text("deal_count"))
                .isEqualTo("1");
    }

    @Test
    void itsDealsMoveFirstIfWanted() {
        var deal = deal("Printers");
        deal("Plotters");
        acme.delete("pipeline-stages/" + stage(0) + "?move_deals_to=" + stage(1), "If-Match", "\"v4\"")
                .is(412);
        acme.delete("pipeline-stages/" + stage(0) + "?move_deals_to=" + stage(1), "Idempotency-Key", "once")
                .is(200);
        assertThat(acme.patch("deals/" + deal.text("id"), "{}").is(200).text("/stage/name"))
                .isEqualTo("Negotiation");
        assertThat(acme.delete("pipeline-stages/" + stage(0) + "?move_deals_to=" + stage(1), "Idempotency-Key", "once")
                        .is(200)
                        .header("Idempotent-Replayed"))
                .isEqualTo("true");
        acme.delete("pipeline-stages/" + stage(0)).is(404, "pipeline_stage_not_found");
    }

    @Test
    void dealsDoNotMoveToNowhere() {
        deal("Printers");
        acme.delete("pipeline-stages/" + stage(0) + "?move_deals_to=" + stage(0))
                .is(422);
        acme.delete("pipeline-stages/" + stage(0) + "?move_deals_to=stg_00000000-0000-7000-8000-000000000000")
                .is(404);
        acme.delete("pipeline-stages/" + stage(0) + "?move_deals_to=nowhere").is(400);
    }

    @Test
    void noWonStageNoWin() {
        var partners = acme.post("pipelines", "{\"name\":\"Partners\",\"stages\":[{\"name\":\"New\"}]}")
                .is(201);
        var deal = acme.post("deals", "{\"title\":\"A\",\"pipeline_id\":\"" + partners.text("id") + "\"}")
                .is(201);
        acme.post("deals/" + deal.text("id") + "/win", null).is(409, "no_won_stage");
    }

    @Test
    void aPipelineInAnotherVersionIsLeftAlone() {
        acme.patch("pipelines/" + sales.text("id"), "{\"name\":\"A\"}", "If-Match", "\"v5\"")
                .is(200);
        acme.patch("pipelines/" + sales.text("id"), "{\"name\":\"B\"}", "If-Match", "\"v5\"")
                .is(412);
        acme.post("pipeline-stages", "{\"name\":\"B\"}", "If-Match", "\"v5\"").is(412);
        acme.delete("pipelines/" + sales.text("id"), "If-Match", "\"v5\"").is(412);
    }
}
