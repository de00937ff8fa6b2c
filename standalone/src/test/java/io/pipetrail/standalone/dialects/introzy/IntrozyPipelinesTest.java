package io.pipetrail.standalone.dialects.introzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines are known by their type, and are there on first sight. */
@ExtendWith(Server.Running.class)
class IntrozyPipelinesTest {

    private Server server;
    private Organization acme;

    @BeforeEach
    void anOrganization(Server running) {
        server = running;
        acme = Organization.of(running);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales", "advocacy", "integration", "referral", "partner"})
    void thereIsOneOfEachTypeOnFirstSight(String type) {
        var first = get(type);
        assertThat(first.text("/data/type")).isEqualTo(type.toUpperCase(Locale.ROOT));
        assertThat(first.json()
                        .at("/data/stages")
                        .valueStream()
                        .map(stage -> stage.get("label").asString()))
                .containsExactly("Lead", "Qualified", "Proposal", "Won", "Lost");
        assertThat(first.header("X-Position")).isNotEmpty();
        assertThat(get(type).body()).isEqualTo(first.body());
        assertThat(ids()).containsExactly(first.text("/data/id"));
        assertThat(acme.v1().get("/pipelines").expect(200).text("/data/0/stages/3/is_won"))
                .isEqualTo("true");
    }

    @Test
    void theListMakesNone() {
        assertThat(ids()).isEmpty();
        assertThat(acme.introzy().get("/api/pipelines/sales/deals").expect(200).text("/data/total"))
                .isEqualTo("0");
        assertThat(ids()).isEmpty();
    }

    @Test
    void theFirstDealOfATypeMakesItsPipeline() {
        var deal = acme.introzy()
                .post("/api/pipelines/partner/deals", "{\"name\":\"A\"}")
                .expect(201);
        var partner = get("partner");
        assertThat(deal.text("/data/stage/id")).isEqualTo(partner.text("/data/stages/0/id"));
        assertThat(partner.text("/data/stages/0/dealCount")).isEqualTo("1");
        assertThat(ids()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"custom", "SALES", "Sales", "other", "sales%20"})
    void thereIsNoneOfAnyOtherType(String type) {
        for (var answer : List.of(
                acme.introzy().get("/api/pipelines/" + type),
                acme.introzy().get("/api/pipelines/" + type + "/deals"),
                acme.introzy().post("/api/pipelines/" + type + "/deals", "{\"name\":\"A\"}"))) {
            assertThat(answer.expect(404).text("/code")).isEqualTo("NOT_FOUND");
        }
        assertThat(ids()).isEmpty();
    }

    @Test
    void oneThatAnotherDialectMadeIsTaken() {
        var made = acme.v1().post("/pipelines", """
                        {"name":"Friends","type":"referral","description":"Of friends","stages":[{"name":"New"}]}""").expect(201).text("/id");
        var referral = get("referral");
        assertThat("pl_" + referral.text("/data/id")).isEqualTo(made);
        assertThat(referral.text("/data/name")).isEqualTo("Friends");
        assertThat(referral.text("/data/stages/0/label")).isEqualTo("New");
    }

    @Test
    void ofSeveralTheDefaultOneIsTakenAndTheDealsOfAllAreListed() {
        var one = acme.deal("sales", "In the first");
        var another = acme.v1()
                .post("/pipelines", "{\"name\":\"Other sales\",\"stages\":[{\"name\":\"New\"}]}")
                .expect(201);
        acme.v1()
                .patch("/pipelines/" + another.text("/id"), "{\"is_default\":true}")
                .expect(200);
        assertThat(get("sales").text("/data/name")).isEqualTo("Other sales");
        var two = acme.deal("sales", "In the other");
        var list = acme.introzy().get("/api/pipelines/sales/deals").expect(200).json();
        assertThat(list.at("/data/deals")
                        .valueStream()
                        .map(deal -> deal.get("id").asString()))
                .containsExactly(two, one);
        assertThat(list.at("/data/total").asLong()).isEqualTo(2);
        acme.introzy().get("/api/pipelines/sales/deals/" + one).expect(200);
    }

    /** Seen red with ids that follow from the tenant and the type alone: the stream of the deleted one is there. */
    @Test
    void oneThatWasDeletedElsewhereIsMadeAnew() {
        get("sales");
        var deleted = get("partner").text("/data/id");
        acme.v1().delete("/pipelines/" + deleted).expect(200);
        assertThat(ids()).doesNotContain(deleted).hasSize(1);
        var again = get("partner");
        assertThat(again.text("/data/id")).isNotEqualTo(deleted);
        assertThat(again.json().at("/data/stages").size()).isEqualTo(5);
        assertThat(ids()).hasSize(2);
    }

    @Test
    void oneThatWasGivenAnotherTypeElsewhereIsMissing() {
        var before = get("referral").text("/data/id");
        acme.v1().patch("/pipelines/" + before, "{\"type\":\"sales\"}").expect(200);
        assertThat(get("sales").text("/data/id")).isEqualTo(before);
        assertThat(get("referral").text("/data/id")).isNotEqualTo(before);
    }

    @Test
    void whoMayOnlyReadSeesOneToo() {
        var viewer = viewer();
        assertThat(viewer.get("/api/pipelines/advocacy").expect(200).text("/data/id"))
                .isEqualTo(ids().getFirst());
        var refused =
                viewer.post("/api/pipelines/advocacy/deals", "{\"name\":\"A\"}").expect(403);
        assertThat(refused.text("/code")).isEqualTo("FORBIDDEN");
    }

    private Api viewer() {
        var key = server.operator()
                .post("/v1/stores/" + acme.store().id() + "/api-keys", "{\"name\":\"v\",\"role\":\"viewer\"}")
                .expect(201)
                .text("/secret");
        return new Api(acme.introzy().base(), key);
    }

    private Api.Answer get(String type) {
        return acme.introzy().get("/api/pipelines/" + type).expect(200);
    }

    private List<String> ids() {
        return acme.introzy()
                .get("/api/pipelines")
                .expect(200)
                .json()
                .at("/data")
                .valueStream()
                .map(pipeline -> pipeline.get("id").asString())
                .toList();
    }
}
