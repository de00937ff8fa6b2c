package io.pipetrail.standalone.dialects.pipeback;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every "no" has Pipeback's shape, and every answer its rate-limit headers. */
@ExtendWith(Server.Running.class)
class PipebackErrorsTest {

    private static final String UNKNOWN = "01980000-0000-7000-8000-0000000000ff";
    private static final String NO_LIMIT = "2147483647";

    private final Server server;
    private final Workspace acme;

    PipebackErrorsTest(Server server) {
        this.server = server;
        this.acme = Workspace.open(server, "usd");
    }

    @Test
    void withoutAGoodCredentialNobodyIsAuthenticated() {
        for (var credential : List.of("", "nonsense", acme.secret() + "x")) {
            var refused = new Api(server.address() + Workspace.MOUNT, credential)
                    .get("/app/pipelines")
                    .expect(401);
            assertThat(refused.body()).isEqualTo("{\"message\":\"Unauthenticated.\"}");
            assertThat(refused.header("X-Ratelimit-Limit")).isEqualTo(NO_LIMIT);
        }
    }

    /** Seen red with the header unread. */
    @Test
    void theWorkspaceIsTheCredentials() {
        var other = Workspace.open(server, "usd");
        var client = new Api(server.address() + Workspace.MOUNT, acme.secret());

        client.get("/app/pipelines").expect(200);
        client.with("X-Workspace-Id", acme.id().toUpperCase(Locale.ROOT))
                .get("/app/pipelines")
                .expect(200);
        client.with("x-workspace-id", "").get("/app/pipelines").expect(200);
        for (var wrong : List.of(other.id(), UNKNOWN, "nonsense")) {
            var refused =
                    client.with("x-workspace-id", wrong).get("/app/pipelines").expect(403);
            assertThat(refused.body()).isEqualTo("{\"message\":\"This action is unauthorized.\"}");
        }
    }

    @Test
    void theOperatorWorksInNoWorkspace() {
        var operator = server.operator().at(Workspace.MOUNT);

        shaped(operator.get("/app/pipelines"), 403);
        shaped(operator.with("x-workspace-id", acme.id()).get("/app/pipelines"), 403);
    }

    @Test
    void whoMayOnlyReadDoesNotWrite() {
        var viewer = acme.as(server, "viewer");

        viewer.get("/app/pipelines").expect(200);
        shaped(viewer.post("/app/pipelines", "{\"name\": \"Mine\"}"), 403);
        acme.as(server, "editor").post("/app/pipelines", "{\"name\": \"Ours\"}").expect(200);
    }

    @Test
    void anothersThingsAreNotThere() {
        var other = Workspace.open(server, "usd");
        var pipeline = other.pipeline("Canary");
        var stage = other.stage(pipeline, "Canary");
        var deal = other.deal(stage, 77);
        var mine = acme.pipeline("Mine");

        for (var path : List.of("pipelines/%s", "deals/%s")) {
            var there = path.formatted(path.startsWith("deals") ? deal : pipeline);
            for (var method : List.of("GET", "DELETE")) {
                same(
                        acme.pipeback().send(method, "/app/" + there, ""),
                        acme.pipeback().send(method, "/app/" + path.formatted(UNKNOWN), ""));
            }
        }
        for (var path : List.of(
                "/app/pipelines/" + pipeline + "/stages/" + stage, "/app/pipelines/" + mine + "/stages/" + stage)) {
            acme.pipeback().delete(path).expect(404);
            acme.pipeback().send("PUT", path, "{\"name\": \"Mine\"}").expect(404);
        }
        for (var field : List.of("pipeline_id:" + pipeline, "pipeline_stage_id:" + stage)) {
            var name = field.split(":")[0];
            var refused = acme.pipeback()
                    .post("/app/deals", "{\"name\": \"x\", \"%s\": \"%s\"}".formatted(name, field.split(":")[1]))
                    .expect(422);
            assertThat(refused.text("/errors/" + name + "/0"))
                    .isEqualTo("The selected " + name.replace('_', ' ') + " is invalid.");
        }
        assertThat(acme.pipeback().get("/app/pipelines").body()).doesNotContain("Canary");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /nothing                      |              | 404",
                "GET    | /app/pipelines/nonsense       |              | 404",
                "PATCH  | /app/pipelines                | {}           | 405",
                "POST   | /app/pipelines                | {\"name\":   | 400",
                "POST   | /app/pipelines                | {\"name\":\"a\",\"name\":\"b\"} | 400",
                "GET    | /app/deals?cursor=nonsense    |              | 422",
                "POST   | /app/pipelines                | [1]          | 422"
            })
    void whateverIsWrongHasAMessage(String method, String path, String body, int status) {
        shaped(acme.pipeback().send(method, path, body == null ? "" : body), status);
    }

    @Test
    void anotherMediaTypeAndTooMuch() {
        shaped(acme.pipeback().with("Content-Type", "text/plain").post("/app/pipelines", "name"), 415);
        shaped(acme.pipeback().post("/app/pipelines", "{\"name\": \"" + "x".repeat(1_100_000) + "\"}"), 413);
        shaped(
                acme.pipeback().with("Idempotency-Key", "k".repeat(256)).post("/app/pipelines", "{\"name\": \"x\"}"),
                422);
    }

    /** Seen red with complaints that are forgotten. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                     | name   | The name field is required.",
                "{\"name\": \"  \"}                     | name   | The name field is required.",
                "{\"name\": 5}                          | name   | The name field must be a string.",
                "{\"name\": \"LONG\"}                   | name   | The name field must not be greater than 255 characters.",
                "{\"name\":\"x\",\"amount\":\"a lot\"}  | amount | The amount field must be an integer.",
                "{\"name\":\"x\",\"amount\":1.5}        | amount | The amount field must be an integer.",
                "{\"name\":\"x\",\"amount\":-1}         | amount | The amount field must be at least 0.",
                "{\"name\":\"x\",\"amount\":1e30}       | amount | The amount field must be an integer.",
                "{\"name\":\"x\",\"amount\":100000000000000000} | amount | The amount field must not be greater than 99999999999999999.",
                "{\"name\":\"x\",\"pipeline_id\":\"1\"} | pipeline_id | The pipeline id field must be a valid UUID.",
                "{\"name\":\"x\",\"status\":\"gone\"}   | status | The selected status is invalid.",
                "{\"name\":\"x\",\"expected_close_date\":\"2026-02-30\"} | expected_close_date | The expected close date field must be a valid date."
            })
    void anInvalidFieldIsNamed(String body, String field, String message) {
        var refused = acme.pipeback()
                .post("/app/deals", body.replace("LONG", "x".repeat(256)))
                .expect(422);
        assertThat(refused.text("/message")).isEqualTo(message);
        assertThat(refused.json().at("/errors/" + field).get(0).asString()).isEqualTo(message);
        assertThat(refused.json().propertyNames()).containsExactly("message", "errors");
    }

    @Test
    void isDefaultIsTrueOrFalse() {
        var path = "/app/pipelines/" + acme.pipeline("Sales");
        var refused = acme.pipeback()
                .send("PUT", path, "{\"name\": \"Sales\", \"is_default\": \"yes\"}")
                .expect(422);
        assertThat(refused.text("/message")).isEqualTo("The is default field must be true or false.");
        acme.pipeback()
                .send("PUT", path, "{\"name\": \"Sales\", \"is_default\": 1}")
                .expect(200);
    }

    @Test
    void withoutAPipelineThereIsNoDeal() {
        var refused = acme.pipeback().post("/app/deals", "{\"name\": \"x\"}").expect(400);
        assertThat(refused.text("/status")).isEqualTo("error");
    }

    @Test
    void whereThereIsNoLimitMuchRemains() {
        for (var answer :
                List.of(acme.pipeback().get("/app/pipelines"), acme.pipeback().get("/nothing"))) {
            assertThat(answer.header("X-Ratelimit-Limit")).isEqualTo(NO_LIMIT);
            assertThat(answer.header("X-Ratelimit-Remaining")).isEqualTo(NO_LIMIT);
        }
    }

    private static void shaped(Api.Answer answer, int status) {
        var body = answer.expect(status).json();
        assertThat(body.get("message").asString()).isNotBlank();
        assertThat(body.propertyNames())
                .containsExactlyElementsOf(status == 422 ? Arrays.asList("message", "errors") : List.of("message"));
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("X-Ratelimit-Limit")).isEqualTo(NO_LIMIT);
    }

    private static void same(Api.Answer one, Api.Answer two) {
        assertThat(one.status()).isEqualTo(two.status()).isEqualTo(404);
        assertThat(one.body()).isEqualTo(two.body());
    }
}
