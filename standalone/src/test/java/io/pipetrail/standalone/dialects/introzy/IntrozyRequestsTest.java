package io.pipetrail.standalone.dialects.introzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request: refusals in the dialect's shape, one effect a key, and nothing of another organization's. */
@ExtendWith(Server.Running.class)
class IntrozyRequestsTest {

    private static final String SALES = "/api/pipelines/sales/deals";

    private Server server;
    private Organization acme;

    @BeforeEach
    void anOrganization(Server running) {
        server = running;
        acme = Organization.of(running);
    }

    /** Seen red with the status that the native API has for bad fields. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"name\":\"\"}",
                "{\"name\":\" \"}",
                "{\"name\":null}",
                "{\"name\":7}",
                "{\"name\":\"A\",\"expectedValue\":\"5\"}",
                "{\"name\":\"A\",\"expectedValue\":-1}",
                "{\"name\":\"A\",\"expectedValue\":1.005}",
                "{\"name\":\"A\",\"expectedValue\":1e30}",
                "{\"name\":\"A\",\"currency\":\"XX\"}",
                "{\"name\":\"A\",\"contactId\":\"john\"}",
                "{\"name\":\"A\",\"contactType\":\"user\"}",
                "{\"name\":\"A\",\"referredByContactType\":\"DOG\"}",
                "{\"name\":\"A\",\"ownerId\":5}",
                "[]",
                "{\"name\":",
                "7"
            })
    void aBadDealIsRefused(String body) {
        refused(acme.introzy().post(SALES, body), 400, "VALIDATION_ERROR");
        assertThat(acme.introzy().get(SALES).text("/data/total")).isEqualTo("0");
    }

    @Test
    void lengthsAreThoseOfTheVendor() {
        acme.introzy().post(SALES, body("x".repeat(200), "y".repeat(1_000))).expect(201);
        refused(acme.introzy().post(SALES, body("x".repeat(201), "y")), 400, "VALIDATION_ERROR");
        var both = acme.introzy().post(SALES, body("x".repeat(201), "y".repeat(1_001)));
        refused(both, 400, "VALIDATION_ERROR");
        assertThat(both.text("/error")).contains("name", "description");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"contactId\":\"5b6e7a3c-0000-4000-8000-00000000abcd\"}",
                "{\"contactType\":\"USER\"}",
                "{\"contactId\":null}",
                "{\"name\":null}",
                "{\"name\":\"\"}",
                "{\"currency\":null}",
                "{\"expectedValue\":0.001}",
                "{\"currency\":\"JPY\",\"expectedValue\":0.5}",
                "{\"pipelineStageId\":null}",
                "{\"pipelineStageId\":\"lead\"}"
            })
    void aBadChangeIsRefused(String body) {
        var deal = acme.deal("sales", "A");
        refused(acme.introzy().patch(SALES + "/" + deal, body), 400, "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "page=0", "page=-1", "page=x", "stageId=lead"})
    void aBadPageIsRefused(String query) {
        refused(acme.introzy().get(SALES + "?" + query), 400, "VALIDATION_ERROR");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/pipelines/sales/deals/1",
        "GET, /api/pipelines/sales/deals/00000000-0000-4000-8000-000000000000",
        "DELETE, /api/pipelines/sales/deals/00000000-0000-4000-8000-000000000000",
        "GET, /api/deals",
        "GET, /",
        "POST, /api/anything"
    })
    void whatIsNotThereIsNotFound(String method, String path) {
        refused(acme.introzy().send(method, path, ""), 404, "NOT_FOUND");
    }

    @Test
    void otherRefusalsHaveTheSameShape() {
        var nobody = new Api(acme.introzy().base(), "");
        refused(nobody.get("/api/pipelines"), 401, "UNAUTHORIZED");
        refused(nobody.get("/api/nothing"), 401, "UNAUTHORIZED");
        refused(new Api(acme.introzy().base(), "introzy_no_key").get("/api/pipelines"), 401, "UNAUTHORIZED");
        refused(new Api(acme.introzy().base(), Server.OPERATOR_KEY).get("/api/pipelines"), 403, "FORBIDDEN");
        refused(acme.introzy().send("PUT", "/api/pipelines/sales", "{}"), 405, "VALIDATION_ERROR");
        var text = acme.introzy().with("Content-Type", "text/plain");
        refused(text.post(SALES, "name"), 415, "VALIDATION_ERROR");
        refused(acme.introzy().post(SALES, body("A", "x".repeat(2_000_000))), 413, "VALIDATION_ERROR");
    }

    /** Seen red with deals created on terms without the key. */
    @Test
    void aRepeatGetsTheFirstAnswerAgainAndHasNoSecondEffect() {
        var once = acme.introzy().with("Idempotency-Key", "k1");
        var first = once.post(SALES, body("A", "d")).expect(201);
        var again = once.post(SALES, body("A", "d")).expect(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
        assertThat(acme.introzy().get(SALES).text("/data/total")).isEqualTo("1");
        refused(once.post(SALES, body("B", "d")), 422, "VALIDATION_ERROR");

        var deal = SALES + "/" + first.text("/data/id");
        var gone = acme.introzy().with("Idempotency-Key", "k2");
        var deleted = gone.delete(deal).expect(200);
        assertThat(gone.delete(deal).expect(200).body()).isEqualTo(deleted.body());
    }

    @Test
    void aChangeOfAnOldVersionIsRefused() {
        var deal = SALES + "/" + acme.deal("sales", "A");
        var old = acme.introzy().with("If-Match", acme.introzy().get(deal).header("ETag"));
        old.patch(deal, "{\"name\":\"B\"}").expect(200);
        refused(old.patch(deal, "{\"name\":\"C\"}"), 412, "CONFLICT");
    }

    @Test
    void whatIsWrittenIsShownFromItsPositionOn() {
        var written = acme.introzy().post(SALES, body("A", "d")).expect(201);
        var reader = acme.introzy().with("X-Min-Position", written.header("X-Position"));
        assertThat(reader.get(SALES).expect(200).text("/data/deals/0/id")).isEqualTo(written.text("/data/id"));
    }

    @Test
    void anotherOrganizationsDealsAndStagesAreNotThere() {
        var other = Organization.of(server);
        var theirs = SALES + "/" + other.deal("sales", "Secret");
        var mine = SALES + "/" + acme.deal("sales", "A");
        for (var answer : List.of(
                acme.introzy().get(theirs),
                acme.introzy().patch(theirs, "{\"name\":\"B\"}"),
                acme.introzy().delete(theirs))) {
            refused(answer, 404, "NOT_FOUND");
            assertThat(answer.body()).doesNotContain("Secret");
        }
        var stage = other.stage("sales", 1);
        refused(acme.introzy().patch(mine, "{\"pipelineStageId\":\"" + stage + "\"}"), 400, "VALIDATION_ERROR");
        assertThat(acme.introzy().get(SALES + "?stageId=" + stage).text("/data/total"))
                .isEqualTo("0");
        assertThat(acme.introzy().get(SALES).text("/data/total")).isEqualTo("1");
        assertThat(other.introzy().get(theirs).expect(200).text("/data/name")).isEqualTo("Secret");
    }

    @Test
    void isDescribedInAGroupOfItsOwn() {
        var described = new Api(server.address(), "")
                .get("/v3/api-docs/introzy")
                .expect(200)
                .json();
        assertThat(List.copyOf(described.get("paths").propertyNames()))
                .containsExactlyInAnyOrder(
                        "/dialects/introzy/api/pipelines",
                        "/dialects/introzy/api/pipelines/{type}",
                        "/dialects/introzy/api/pipelines/{type}/deals",
                        "/dialects/introzy/api/pipelines/{type}/deals/{id}");
    }

    private static void refused(Api.Answer answer, int status, String code) {
        var body = answer.expect(status).json();
        assertThat(List.copyOf(body.propertyNames())).containsExactly("success", "error", "code");
        assertThat(body.get("success").asBoolean()).isFalse();
        assertThat(body.get("error").asString()).isNotBlank();
        assertThat(body.get("code").asString()).isEqualTo(code);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
    }

    private static String body(String name, String description) {
        return "{\"name\":\"" + name + "\",\"description\":\"" + description + "\"}";
    }
}
