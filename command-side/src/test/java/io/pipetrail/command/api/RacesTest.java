package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rules across aggregates hold whatever happens at once, on two nodes with one database. */
class RacesTest {

    private static final int ROUNDS = 10;
    private static final int CLIENTS = 8;

    private static Node one;
    private static Node two;

    private Client acme;
    private Reply sales;

    @BeforeAll
    static void start() {
        var database = TestDatabase.fresh();
        one = Node.on(database);
        two = Node.on(database);
    }

    @AfterAll
    static void stop() {
        two.close();
        one.close();
    }

    @BeforeEach
    void openStore() {
        acme = one.operator().opens("{\"name\":\"Acme\"}");
        sales = pipeline("Sales");
    }

    @Test
    void noDealSlipsIntoAStageThatIsBeingDeleted() {
        for (var round = 0; round < ROUNDS; round++) {
            var stage = acme.post("pipeline-stages", "{\"name\":\"Doomed\"}")
                    .is(201)
                    .text("id");
            var replies = AtOnce.all(requests(i -> i == CLIENTS / 2
                    ? client(i).delete("pipeline-stages/" + stage)
                    : client(i).post("deals", "{\"title\":\"A\",\"stage_id\":\"" + stage + "\"}")));
            var created =
                    replies.stream().filter(reply -> reply.status() == 201).count();
            var deleted = replies.get(CLIENTS / 2);
            assertThat(statuses(replies)).isSubsetOf(200, 201, 404, 409);
            assertThat(deleted.status() == 200 && created > 0)
                    .as("a deal in no stage")
                    .isFalse();
        }
        assertThat(count("select count(*) from registry.deals d left join registry.stages s using (stage_id)"
                        + " where d.stage_id is not null and s.stage_id is null"))
                .isZero();
    }

    @Test
    void aStageWhoseDealsAreMovedEndsEmptyAndNoDealIsLost() {
        for (var round = 0; round < ROUNDS; round++) {
            var doomed = acme.post("pipeline-stages", "{\"name\":\"Doomed\"}")
                    .is(201)
                    .text("id");
            var target = sales.text("/stages/0/id");
            for (var i = 0; i < 3; i++) deal("{\"title\":\"A\",\"stage_id\":\"" + doomed + "\"}");
            var replies = AtOnce.all(requests(i -> i == 0
                    ? client(i).delete("pipeline-stages/" + doomed + "?move_deals_to=" + target)
                    : client(i).post("deals", "{\"title\":\"B\",\"stage_id\":\"" + doomed + "\"}")));
            assertThat(statuses(replies)).isSubsetOf(200, 201, 404);
            assertThat(replies.getFirst().status()).isEqualTo(200);
        }
        assertThat(dealsOfAcme()).isEqualTo(createdByAcme());
    }

    @Test
    void anExternalIdIsTakenByOneOnly() {
        for (var round = 0; round < ROUNDS; round++) {
            var body = "{\"title\":\"A\",\"external_id\":\"X" + round + "\"}";
            var replies = AtOnce.all(requests(i -> client(i).post("deals", body)));
            assertThat(statuses(replies)).containsOnlyOnce(201).isSubsetOf(201, 409);
        }
        assertThat(createdByAcme()).isEqualTo(ROUNDS);
    }

    @Test
    void aSlugIsTakenByOneOnly() {
        for (var round = 0; round < ROUNDS; round++) {
            var body = "{\"name\":\"A\",\"slug\":\"race-" + round + "\"}";
            var replies = AtOnce.all(requests(i -> node(i).operator().post("/v1/stores", body)));
            assertThat(statuses(replies)).containsOnlyOnce(201).isSubsetOf(201, 409);
        }
    }

    @Test
    void thereIsOneDefaultPipeline() {
        var pipelines =
                IntStream.range(0, CLIENTS).mapToObj(i -> pipeline("P" + i)).toList();
        for (var round = 0; round < ROUNDS; round++) {
            var replies = AtOnce.all(requests(
                    i -> client(i).patch("pipelines/" + pipelines.get(i).text("id"), "{\"is_default\":true}")));
            assertThat(statuses(replies)).isSubsetOf(200, 503);
            var defaults = pipelines.stream()
                    .map(each ->
                            acme.patch("pipelines/" + each.text("id"), "{}").text("is_default"))
                    .filter("true"::equals);
            assertThat(defaults).hasSize(1);
        }
    }

    @Test
    void aPipelineThatBecomesTheDefaultLosesNoStageAfterThat() {
        for (var round = 0; round < ROUNDS; round++) {
            var pipeline = pipeline("Chosen");
            var stage = "/dialects/pipeback/app/pipelines/"
                    + pipeline.text("id").replace("pl_", "") + "/stages/"
                    + pipeline.text("/stages/0/id").replace("stg_", "");
            var replies = AtOnce.all(requests(i -> i % 4 < 2
                    ? client(i).delete(stage)
                    : client(i).patch("pipelines/" + pipeline.text("id"), "{\"is_default\":true}")));
            assertThat(statuses(replies)).isSubsetOf(200, 400, 404, 503);
        }
        assertThat(count("""
                                select count(*) from eventstore.event_log removed where removed.type = 'StageRemoved'
                                and removed.payload ->> 'pipelineId' = (
                                    select chosen.payload ->> 'pipelineId' from eventstore.event_log chosen
                                    where chosen.type in ('DefaultPipelineChosen', 'DefaultPipelineCleared')
                                    and chosen.payload ->> 'tenantId' = removed.payload ->> 'tenantId'
                                    and chosen.position < removed.position order by chosen.position desc limit 1)
                                and removed.payload ->> 'tenantId' = '""" + acme.store() + "'")).isZero();
    }

    @Test
    void aDealIsAsClosedAsItsStageWhenTheOutcomeChangesAtOnce() {
        for (var round = 0; round < ROUNDS; round++) {
            var stage = acme.post("pipeline-stages", "{\"name\":\"Turning\"}")
                    .is(201)
                    .text("id");
            var replies = AtOnce.all(requests(i -> i == 0
                    ? client(i).patch("pipeline-stages/" + stage, "{\"is_won\":true}")
                    : client(i).post("deals", "{\"title\":\"A\",\"stage_id\":\"" + stage + "\"}")));
            assertThat(statuses(replies)).isSubsetOf(200, 201);
        }
        // Whoever came after the change in the log must have been decided after it.
        assertThat(count("""
                                select count(*) from eventstore.event_log changed join eventstore.event_log created
                                on created.payload ->> 'stageId' = changed.payload ->> 'stageId'
                                and created.position > changed.position
                                where changed.type = 'StageOutcomeChanged' and created.type = 'DealCreated'
                                and created.payload ->> 'outcome' <> changed.payload ->> 'outcome'""")).isZero();
    }

    @Test
    void theSameRequestAtOnceOnTwoNodesHasOneEffect() {
        for (var round = 0; round < ROUNDS; round++) {
            var key = "once-" + round;
            var replies =
                    AtOnce.all(requests(i -> client(i).post("deals", "{\"title\":\"A\"}", "Idempotency-Key", key)));
            assertThat(statuses(replies)).isSubsetOf(201, 409);
            var done = replies.stream().filter(reply -> reply.status() == 201).toList();
            assertThat(done.stream().map(reply -> reply.text("id")).distinct()).hasSize(1);
            assertThat(done.stream()
                            .filter(reply -> reply.header("Idempotent-Replayed").isEmpty()))
                    .hasSize(1);
        }
        assertThat(createdByAcme()).isEqualTo(ROUNDS);
    }

    @Test
    void noUpdateIsLost() {
        var deal = "deals/" + deal("{\"title\":\"0\"}").text("id");
        for (var round = 0; round < ROUNDS; round++) {
            var now = round;
            var version = acme.patch(deal, "{}").is(200).header("ETag");
            var replies = AtOnce.all(requests(
                    i -> client(i).patch(deal, "{\"title\":\"" + i + " in " + now + "\"}", "If-Match", version)));
            assertThat(statuses(replies)).containsOnlyOnce(200).isSubsetOf(200, 412);
        }
        assertThat(acme.patch(deal, "{}").header("ETag")).isEqualTo("\"v" + (ROUNDS + 1) + "\"");
    }

    /** Seen red with states that are taken for the last word: the second node still knows the deal as it was. */
    @Test
    void nodesThatTakeTurnsSeeWhatTheOtherDid() {
        var deal = "deals/" + deal("{\"title\":\"0\"}").text("id");
        for (var turn = 1; turn <= 2 * ROUNDS; turn++) {
            var there = acme.at(node(turn));
            var before = there.patch(deal, "{}").is(200);
            assertThat(before.text("title")).isEqualTo(String.valueOf(turn - 1));
            assertThat(before.header("ETag")).isEqualTo("\"v" + turn + "\"");
            there.patch(deal, "{\"title\":\"" + turn + "\",\"lost_reason\":\"none\"}")
                    .is(409);
            there.patch(deal, "{\"title\":\"" + turn + "\"}").is(200);
        }
    }

    @Test
    void aReplyThatWasLostIsGivenByAnotherNode() {
        var lost = acme.post("deals", "{\"title\":\"A\"}", "Idempotency-Key", "lost")
                .is(201);
        var again = acme.at(two)
                .post("deals", "{\"title\":\"A\"}", "Idempotency-Key", "lost")
                .is(201);
        assertThat(again.response().body()).isEqualTo(lost.response().body());
        assertThat(createdByAcme()).isEqualTo(1);
    }

    private interface Request {
        Reply by(int client);
    }

    private static List<Callable<Reply>> requests(Request request) {
        var all = new ArrayList<Callable<Reply>>();
        for (var i = 0; i < CLIENTS; i++) {
            var client = i;
            all.add(() -> request.by(client));
        }
        return all;
    }

    private static Node node(int client) {
        return client % 2 == 0 ? one : two;
    }

    private Client client(int client) {
        return acme.at(node(client));
    }

    private Reply pipeline(String name) {
        return acme.post("pipelines", "{\"name\":\"" + name + "\",\"stages\":[{\"name\":\"New\"}]}")
                .is(201);
    }

    private Reply deal(String body) {
        return acme.post("deals", body).is(201);
    }

    private static List<Integer> statuses(List<Reply> replies) {
        return replies.stream().map(Reply::status).collect(Collectors.toList());
    }

    private long createdByAcme() {
        return count(
                "select count(*) from eventstore.event_log where type = 'DealCreated' and payload ->> 'tenantId' = '"
                        + acme.store() + "'");
    }

    private long dealsOfAcme() {
        return count("select count(*) from registry.deals where stage_id is not null and tenant_id = '" + acme.store()
                + "'");
    }

    private static long count(String sql) {
        return one.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }
}
