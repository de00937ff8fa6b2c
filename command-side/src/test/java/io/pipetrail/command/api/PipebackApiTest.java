package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Pipeback's writes where there is no read side to add anything up. */
class PipebackApiTest extends Shop {

    private static final String APP = "/dialects/pipeback/app/";

    @Test
    void anAnswerNeedsNoReadSide() {
        var pipeline = send("POST", "pipelines", "{\"name\":\"Partners\"}").is(200);
        assertThat(pipeline.text("/data/sort")).isEqualTo("2");
        assertThat(pipeline.text("/data/workspace_id")).isEqualTo(acme.store());
        assertThat(pipeline.text("/data/total_deals_amount_formatted")).isEqualTo("$0.00");
        assertThat(pipeline.header("X-Position")).matches("\\d+");

        var stages = "pipelines/" + pipeline.text("/data/id") + "/stages";
        var stage = send("POST", stages, "{\"name\":\"First\"}").is(200);
        var deal = send("POST", "deals", """
                        {"name":"A deal","amount":125000,"pipeline_stage_id":"%s"}""".formatted(stage.text("/data/id"))).is(200);
        assertThat(deal.text("/data/pipeline_id")).isEqualTo(pipeline.text("/data/id"));
        assertThat(deal.text("/data/amount_formatted")).isEqualTo("$1,250.00");
        assertThat(deal.text("/data/status")).isEqualTo("open");

        send("DELETE", stages + "/" + stage.text("/data/id"), null).is(400);
        send("DELETE", "deals/" + deal.text("/data/id"), null).is(200);
        send("DELETE", stages + "/" + stage.text("/data/id"), null).is(200);
        assertThat(send("DELETE", "pipelines/" + pipeline.text("/data/id"), null)
                        .is(200)
                        .response()
                        .body())
                .isEqualTo("{}");
    }

    @Test
    void dealsAreCountedByTheRegistry() {
        deal("One");
        deal("Two");
        var pipeline = "pipelines/" + sales.text("id").replace("pl_", "");

        var renamed = send("PUT", pipeline, "{\"name\":\"Sales\",\"is_default\":true}")
                .is(200);

        assertThat(renamed.text("/data/total_deals")).isEqualTo("2");
        var native1 = acme.patch("pipelines/" + sales.text("id"), "{\"name\":\"Sold\"}")
                .is(200);
        assertThat(native1.text("/stages/0/deal_count")).isEqualTo("2");
        assertThat(native1.text("/stages/1/deal_count")).isEqualTo("0");
    }

    @Test
    void aRepeatHasNoSecondEffect() {
        var body = "{\"name\":\"Partners\"}";
        var first = acme.send("POST", APP + "pipelines", body, "Idempotency-Key", "once")
                .is(200);
        var before = events(acme);

        var again = acme.send("POST", APP + "pipelines", body, "Idempotency-Key", "once")
                .is(200);

        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(events(acme)).isEqualTo(before);
    }

    @Test
    void itsWordIsItsOwnAndTheNativeOneStaysWhatItWas() {
        var sales = this.sales.text("id").replace("pl_", "");

        assertThat(send("DELETE", "pipelines/" + sales, null).is(400).response().body())
                .isEqualTo("{\"status\":\"error\",\"message\":\"You cannot delete the default pipeline.\"}");
        acme.delete("pipelines/pl_" + sales).is(409, "default_pipeline");
    }

    private Reply send(String method, String path, @Nullable String json) {
        return acme.send(method, APP + path, json);
    }
}
