package io.pipetrail.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One store sees nothing of another, and every role may do what it says. */
@ExtendWith(Server.Running.class)
class TenancyTest {

    private static final String UNKNOWN = "01980000-0000-7000-8000-0000000000ff";

    private final Server server;
    private final Store mine;
    private final Store other;

    TenancyTest(Server server) {
        this.server = server;
        mine = server.store("admin");
        other = server.store("admin");
    }

    @Test
    void anothersThingsAreAnsweredAsThingsThatDoNotExist() {
        var stage = other.stage("Canary stage", "");
        var deal = other.deal("Canary deal", "77", stage);
        var pipeline = other.api().get("/pipelines").json().at("/data/0/id").asString();
        mine.stage("Mine", "");

        for (var path : new String[] {"/deals/%s", "/deals/%s/activities", "/deals/%s/history"}) {
            same(mine.api().get(path.formatted(deal)), mine.api().get(path.formatted("deal_" + UNKNOWN)));
        }
        same(mine.api().get("/pipelines/" + pipeline), mine.api().get("/pipelines/pl_" + UNKNOWN));
        same(mine.api().delete("/deals/" + deal), mine.api().delete("/deals/deal_" + UNKNOWN));
        same(
                mine.api().patch("/deals/" + deal, "{\"title\":\"x\"}"),
                mine.api().patch("/deals/deal_" + UNKNOWN, "{\"title\":\"x\"}"));
        same(mine.api().post("/deals/" + deal + "/win", ""), mine.api().post("/deals/deal_" + UNKNOWN + "/win", ""));
        same(mine.api().delete("/pipeline-stages/" + stage), mine.api().delete("/pipeline-stages/stg_" + UNKNOWN));
        same(
                mine.api().post("/deals", "{\"title\":\"x\",\"stage_id\":\"%s\"}".formatted(stage)),
                mine.api().post("/deals", "{\"title\":\"x\",\"stage_id\":\"stg_%s\"}".formatted(UNKNOWN)));
        assertThat(mine.api().get("/events?limit=100").body()).doesNotContain("Canary");
        assertThat(mine.api().get("/deals").json().at("/data")).isEmpty();
        assertThat(other.api().get("/deals/" + deal).expect(200).text("/title")).isEqualTo("Canary deal");
    }

    @Test
    void anothersStoreIsAnsweredAsOneThatDoesNotExist() {
        var intruder = new Api(server.address() + "/v1/stores/" + other.slug(), mine.secret());
        var nowhere = new Api(server.address() + "/v1/stores/no-such-store", mine.secret());

        same(intruder.get("/deals"), nowhere.get("/deals"));
        same(intruder.post("/deals", "{\"title\":\"x\"}"), nowhere.post("/deals", "{\"title\":\"x\"}"));
        intruder.get("/deals").expect(404);
    }

    @ParameterizedTest
    @CsvSource({"viewer, 200, 403, 403", "editor, 200, 201, 403", "auditor, 200, 403, 403", "admin, 200, 201, 200"})
    void aRoleMayDoWhatItSays(String role, int read, int write, int keys) {
        mine.stage("Lead", "");
        var holder = mine.as(server.operator(), role);

        holder.get("/deals").expect(read);
        holder.post("/deals", "{\"title\":\"by a " + role + "\"}").expect(write);
        holder.get("/api-keys").expect(keys);
    }

    @Test
    void withoutAGoodCredentialThereIsNothing() {
        for (var credential : new String[] {"", "nonsense", "pt_live_nonsense", mine.secret() + "x"}) {
            var answer = new Api(server.address() + "/v1/stores/" + mine.slug(), credential)
                    .get("/deals")
                    .expect(401);
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
            assertThat(answer.text("/error/type")).isEqualTo("authentication_error");
        }
        new Api(server.address() + "/v1/stores/" + mine.slug(), "")
                .with("x-api-key", mine.secret())
                .get("/deals")
                .expect(200);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnce() {
        var key = mine.api()
                .post("/api-keys", "{\"name\":\"short-lived\",\"role\":\"viewer\"}")
                .expect(201);
        var holder = new Api(server.address() + "/v1/stores/" + mine.slug(), key.text("/secret"));
        holder.get("/deals").expect(200);

        mine.api().delete("/api-keys/" + key.text("/id")).expect(200);

        holder.get("/deals").expect(401);
    }

    /** The same but for what belongs to the request itself. */
    private static void same(Api.Answer one, Api.Answer two) {
        assertThat(one.status()).isEqualTo(two.status()).isGreaterThanOrEqualTo(400);
        assertThat(neutral(one)).isEqualTo(neutral(two));
    }

    private static String neutral(Api.Answer answer) {
        return answer.body()
                .replaceAll("\"request_id\":\"[^\"]*\"", "")
                .replaceAll("\"instance\":\"[^\"]*\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "id");
    }
}
