package io.pipetrail.standalone.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What holds for every write: idempotency, versions, positions, preferences. */
@ExtendWith(Server.Running.class)
class WritesTest {

    private final Store store;
    private final String lead;
    private final String negotiation;

    WritesTest(Server server) {
        store = server.store("admin");
        lead = store.stage("Lead", "");
        negotiation = store.stage("Negotiation", "");
    }

    @Test
    void aRepeatGetsTheFirstAnswerAgainAndHasNoSecondEffect() {
        var api = store.api().with("Idempotency-Key", "k1");
        var body = "{\"title\":\"once\",\"value\":10,\"stage_id\":\"%s\"}".formatted(lead);

        var first = api.post("/deals", body).expect(201);
        var again = api.post("/deals", body).expect(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
        assertThat(store.api().get("/deals").json().at("/data")).hasSize(1);
        api.post("/deals", body.replace("once", "twice")).expect(422);
    }

    @Test
    void aRepeatOfWhatWasAlreadyTrueIsRememberedToo() {
        var deal = store.deal("d", "1", lead);
        var toLead = "{\"stage_id\":\"%s\"}".formatted(lead);
        store.api()
                .with("Idempotency-Key", "k2")
                .patch("/deals/" + deal, toLead)
                .expect(200);
        store.api()
                .patch("/deals/" + deal, "{\"stage_id\":\"%s\"}".formatted(negotiation))
                .expect(200);

        store.api()
                .with("Idempotency-Key", "k2")
                .patch("/deals/" + deal, toLead)
                .expect(200);

        assertThat(store.api().get("/deals/" + deal).text("/stage/id")).isEqualTo(negotiation);
    }

    @Test
    void aVersionThatNoLongerHoldsIsToldWhatItMissed() {
        var deal = store.deal("d", "1", lead);
        var seen = store.api().get("/deals/" + deal).header("ETag");
        store.api().patch("/deals/" + deal, "{\"value\":2}").expect(200);

        var refused = store.api()
                .with("If-Match", seen)
                .patch("/deals/" + deal, "{\"value\":3}")
                .expect(412);

        assertThat(refused.body()).contains("DealValueChanged");
        var now = store.api().get("/deals/" + deal).header("ETag");
        assertThat(store.api()
                        .with("If-Match", now)
                        .patch("/deals/" + deal, "{\"value\":3}")
                        .expect(200)
                        .header("ETag"))
                .isEqualTo("\"v3\"");
    }

    @Test
    void onePatchIsAppliedWholeOrNotAtAll() {
        var deal = store.deal("d", "1", lead);

        store.api().patch("/deals/" + deal, """
                {"title": "new", "value": 5, "stage_id": "stg_01980000-0000-7000-8000-0000000000ff"}""");

        assertThat(store.api().get("/deals/" + deal).text("/title")).isEqualTo("d");
        assertThat(store.api().get("/deals/" + deal).text("/version")).isEqualTo("1");
    }

    @Test
    void aPatchIsAMergePatch() {
        var deal = store.deal("d", "1", lead);
        store.api()
                .patch("/deals/" + deal, "{\"notes\":\"n\",\"assigned_to\":\"rosa\",\"probability\":0.5}")
                .expect(200);

        var after = store.api()
                .patch("/deals/" + deal, "{\"notes\":null,\"probability\":null}")
                .expect(200)
                .json();

        assertThat(after.at("/notes").isNull()).isTrue();
        assertThat(after.at("/assigned_to").asString()).isEqualTo("rosa");
        assertThat(after.at("/probability_source").asString()).isEqualTo("none");
    }

    @Test
    void aClientMayDoWithoutTheBodyAndWaitLater() {
        var answer = store.api()
                .with("Prefer", "return=minimal")
                .post("/deals", "{\"title\":\"quick\"}")
                .expect(201);

        assertThat(answer.body()).isEmpty();
        var path = answer.header("Location").substring(answer.header("Location").indexOf("/deals/"));
        assertThat(store.api()
                        .with("X-Min-Position", answer.header("X-Position"))
                        .get(path)
                        .expect(200)
                        .text("/title"))
                .isEqualTo("quick");
    }

    @Test
    void pagesNeitherSkipNorDouble() {
        for (int i = 0; i < 7; i++) store.deal("d" + i, String.valueOf(i % 2), lead);

        for (var sort :
                new String[] {"created_at", "-created_at", "value", "-value", "-expected_close_date", "updated_at"}) {
            var seen = new ArrayList<String>();
            Api.Answer page = store.api().get("/deals?limit=3&sort=" + sort).expect(200);
            while (true) {
                page.json().at("/data").forEach(deal -> seen.add(deal.at("/id").asString()));
                if (!page.json().at("/has_more").asBoolean()) break;
                page = store.api()
                        .get("/deals?limit=3&sort=" + sort + "&cursor=" + page.text("/next_cursor"))
                        .expect(200);
            }
            assertThat(seen).describedAs(sort).hasSize(7).doesNotHaveDuplicates();
        }
    }
}
