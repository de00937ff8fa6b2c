package io.pipetrail.standalone.dialects.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which pipeline is the default one, what that means, and what is deleted. */
@ExtendWith(Server.Running.class)
class DefaultPipelineTest {

    private final Workspace acme;

    DefaultPipelineTest(Server server) {
        acme = Workspace.open(server, "usd");
    }

    /** Seen red with a first pipeline that becomes the default. */
    @Test
    void notEvenTheFirstPipelineIsTheDefault() {
        acme.pipeline("First");
        acme.pipeline("Second");

        assertThat(defaults()).containsExactly(false, false);
        assertThat(pipelines().json().at("/data").findValuesAsString("sort")).containsExactly("1", "2");
    }

    @Test
    void theDefaultIsTakenFromTheOthers() {
        var first = acme.pipeline("First");
        var second = acme.pipeline("Second");

        acme.choose(first, true);
        assertThat(defaults()).containsExactly(true, false);
        acme.choose(second, true);
        assertThat(defaults()).containsExactly(false, true);
        acme.choose(second, false);
        assertThat(defaults()).containsExactly(false, false);
    }

    @Test
    void newDealsGoIntoTheDefaultAndElseIntoTheFirst() {
        var first = acme.pipeline("First");
        var second = acme.pipeline("Second");
        acme.stage(first, "Here");
        acme.stage(second, "There");

        assertThat(pipelineOfNewDeal()).isEqualTo(first);
        acme.choose(second, true);
        assertThat(pipelineOfNewDeal()).isEqualTo(second);
        acme.choose(second, false);
        assertThat(pipelineOfNewDeal()).isEqualTo(first);
    }

    @Test
    void theDefaultAndItsStagesAreProtectedAndNothingElse() {
        var first = acme.pipeline("First");
        var stage = acme.stage(first, "Here");
        acme.choose(first, true);

        refused("/app/pipelines/" + first, "You cannot delete the default pipeline.");
        refused("/app/pipelines/" + first + "/stages/" + stage, "You cannot delete the default pipeline.");

        acme.choose(first, false);
        acme.pipeback().delete("/app/pipelines/" + first + "/stages/" + stage).expect(200);
        assertThat(acme.pipeback().delete("/app/pipelines/" + first).expect(200).body())
                .isEqualTo("{}");
    }

    @Test
    void whatHoldsDealsStays() {
        var first = acme.pipeline("First");
        var stage = acme.stage(first, "Here");
        var deal = acme.deal(stage, 100);

        refused("/app/pipelines/" + first + "/stages/" + stage, "You cannot delete a stage that has deals.");
        refused("/app/pipelines/" + first, "You cannot delete a pipeline that has deals.");

        acme.pipeback().delete("/app/deals/" + deal).expect(200);
        acme.pipeback().delete("/app/pipelines/" + first + "/stages/" + stage).expect(200);
    }

    @Test
    void whatIsDeletedIsHiddenAndKeptInTheHistory() {
        var pipeline = acme.pipeline("First");
        var stage = acme.stage(pipeline, "Here");
        var deal = acme.deal(stage, 100);
        acme.pipeback().delete("/app/deals/" + deal).expect(200);
        acme.pipeback()
                .delete("/app/pipelines/" + pipeline + "/stages/" + stage)
                .expect(200);
        acme.pipeback().delete("/app/pipelines/" + pipeline).expect(200);

        for (var gone : List.of("deals/" + deal, "pipelines/" + pipeline)) {
            acme.pipeback().get("/app/" + gone).expect(404);
            acme.pipeback().delete("/app/" + gone).expect(404);
        }
        assertThat(pipelines().json().at("/data")).isEmpty();
        assertThat(acme.pipeback().get("/app/deals").json().at("/data")).isEmpty();
        var history = acme.v1().get("/deals/" + deal + "/history").expect(200);
        assertThat(history.json().at("/data").findValuesAsString("dialect"))
                .hasSize(2)
                .containsOnly("pipeback");
    }

    private Api.Answer pipelines() {
        return acme.pipeback().get("/app/pipelines").expect(200);
    }

    private List<Boolean> defaults() {
        return pipelines()
                .json()
                .at("/data")
                .valueStream()
                .map(pipeline -> pipeline.get("is_default").booleanValue())
                .toList();
    }

    private String pipelineOfNewDeal() {
        return acme.pipeback()
                .post("/app/deals", "{\"name\": \"New\"}")
                .expect(200)
                .text("/data/pipeline_id");
    }

    private void refused(String path, String message) {
        var refused = acme.pipeback().delete(path).expect(400);
        assertThat(refused.body()).isEqualTo("{\"status\":\"error\",\"message\":\"" + message + "\"}");
    }
}
