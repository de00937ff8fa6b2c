package io.pipetrail.standalone.dialects.introzy;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Deals are written, listed and read under the type of their pipeline. */
@ExtendWith(Server.Running.class)
class IntrozyDealsTest {

    private static final String SALES = "/api/pipelines/sales/deals";

    private Organization acme;

    @BeforeEach
    void anOrganization(Server server) {
        acme = Organization.of(server);
    }

    @Test
    void aNewDealIsInTheFirstStageWhateverIsSent() {
        var won = acme.stage("sales", 3);
        var created = acme.introzy().post(SALES, """
                        {"name":"A","pipelineStageId":"%s","stageId":"%s","stage":"Won","probability":1,"isNew":true}""".formatted(won, won)).expect(201);
        assertThat(created.text("/data/stage/label")).isEqualTo("Lead");
        assertThat(created.json().at("/data/contact").isNull()).isTrue();
        assertThat(created.header("Location")).endsWith(SALES + "/" + created.text("/data/id"));
    }

    @Test
    void whatNobodySaidIsEmptyZeroInDollarsAndTheCreators() {
        var deal = read(acme.deal("sales", "A"));
        assertThat(deal.get("expectedValue").asInt()).isZero();
        assertThat(deal.get("currency").asString()).isEqualTo("USD");
        assertThat(deal.get("description").isNull()).isTrue();
        var native1 = acme.v1().get("/deals/" + deal.get("id").asString()).expect(200);
        assertThat(deal.at("/owner/id").asString()).isEqualTo(native1.text("/assigned_to"));
        var created = acme.v1()
                .get("/deals/" + deal.get("id").asString() + "/history")
                .text("/data/0/actor/id");
        assertThat(created).endsWith(deal.at("/owner/id").asString());
    }

    @Test
    void whatIsWrittenHereIsThereInTheNativeApi() {
        var id = acme.introzy().post(SALES, """
                        {"name":"Bikes","description":"Many","expectedValue":1234.5,"currency":"eur","ownerId":"dana",
                         "contactId":"5b6e7a3c-0000-4000-8000-00000000ABCD","contactType":"COMPANY","notes":"Soon",
                         "referredByCustomerId":"c-7","referredByContactType":"USER"}""").expect(201).text("/data/id");
        var deal = acme.v1().get("/deals/" + id).expect(200).json();
        assertThat(deal.get("title").asString()).isEqualTo("Bikes");
        assertThat(deal.get("value_minor").asLong()).isEqualTo(123_450);
        assertThat(deal.get("currency").asString()).isEqualTo("eur");
        assertThat(deal.get("assigned_to").asString()).isEqualTo("dana");
        assertThat(deal.get("contact_id").asString()).isEqualTo("5b6e7a3c-0000-4000-8000-00000000abcd");
        assertThat(deal.get("contact_type").asString()).isEqualTo("company");
        assertThat(deal.get("referred_by").asString()).isEqualTo("c-7");
        assertThat(deal.get("status").asString()).isEqualTo("open");
        var events = acme.v1().get("/events?types=DealCreated").expect(200);
        assertThat(events.text("/data/0/data/contact/referrer_type")).isEqualTo("user");
        acme.introzy()
                .patch(SALES + "/" + id, "{\"pipelineStageId\":\"" + acme.stage("sales", 3) + "\"}")
                .expect(200);
        assertThat(acme.v1().get("/deals/" + id).text("/status")).isEqualTo("won");
        var history =
                acme.v1().get("/deals/" + id + "/history").expect(200).json().get("data");
        assertThat(history.valueStream().map(entry -> entry.get("dialect").asString()))
                .containsExactly("introzy", "introzy");
    }

    @Test
    void whatTheNativeApiWritesIsThereHere() {
        var deal = acme.v1().post("/pipeline-stages", "{\"name\":\"New\"}").expect(201);
        var id = acme.v1().post("/deals", """
                        {"title":"Yen","value":500,"currency":"jpy","assigned_to":"dana@example.com",
                         "contact_name":"Cher","contact_email":"cher@example.com"}""").expect(201).text("/id").replace("deal_", "");
        var shown = read(id);
        assertThat(shown.get("expectedValue").asInt()).isEqualTo(500);
        assertThat(shown.get("currency").asString()).isEqualTo("JPY");
        assertThat(shown.at("/stage/id").asString()).isEqualTo(deal.text("/id").replace("stg_", ""));
        assertThat(shown.at("/contact/id").isNull()).isTrue();
        assertThat(shown.at("/contact/firstName").asString()).isEqualTo("Cher");
        assertThat(shown.at("/contact/lastName").asString()).isEmpty();
        assertThat(shown.at("/owner/email").asString()).isEqualTo("dana@example.com");
    }

    /** Seen red with a command that does not look at the type: the change was made. */
    @Test
    void aDealIsNotThereUnderAnotherType() {
        var deal = acme.deal("partner", "A");
        var elsewhere = SALES + "/" + deal;
        acme.introzy().get(elsewhere).expect(404);
        acme.introzy().patch(elsewhere, "{\"name\":\"B\"}").expect(404);
        acme.introzy().delete(elsewhere).expect(404);
        assertThat(acme.introzy().get(SALES).text("/data/total")).isEqualTo("0");
        acme.introzy().get("/api/pipelines/partner/deals/" + deal).expect(200);
    }

    @Test
    void aChangeSaysWhatItChangesAndLeavesTheRest() {
        var id = acme.introzy()
                .post(SALES, "{\"name\":\"A\",\"expectedValue\":10,\"notes\":\"n\",\"description\":\"d\"}")
                .expect(201)
                .text("/data/id");
        acme.introzy()
                .patch(SALES + "/" + id, "{\"currency\":\"EUR\",\"notes\":null,\"ownerId\":\"eve\",\"stageId\":7}")
                .expect(200);
        var deal = read(id);
        assertThat(deal.get("expectedValue").asInt()).isEqualTo(10);
        assertThat(deal.get("currency").asString()).isEqualTo("EUR");
        assertThat(deal.get("notes").isNull()).isTrue();
        assertThat(deal.get("description").asString()).isEqualTo("d");
        assertThat(deal.at("/owner/id").asString()).isEqualTo("eve");
        assertThat(acme.introzy().patch(SALES + "/" + id, "{}").expect(200).header("ETag"))
                .isEqualTo(acme.introzy().get(SALES + "/" + id).header("ETag"));
    }

    @Test
    void aDealStaysInItsPipeline() {
        var deal = acme.deal("sales", "A");
        var elsewhere = acme.stage("partner", 1);
        var refused = acme.introzy()
                .patch(SALES + "/" + deal, "{\"pipelineStageId\":\"" + elsewhere + "\",\"name\":\"B\"}")
                .expect(400);
        assertThat(refused.text("/code")).isEqualTo("VALIDATION_ERROR");
        assertThat(read(deal).get("name").asString()).isEqualTo("A");
        acme.introzy()
                .patch(SALES + "/" + deal, "{\"pipelineStageId\":\"00000000-0000-4000-8000-000000000000\"}")
                .expect(400);
    }

    /** Seen red with more said to be there whenever a page is full. */
    @Test
    void pagesAreTurnedUntilThereIsNoMore() {
        var made = new ArrayList<String>();
        for (var i = 0; i < 5; i++) made.addFirst(acme.deal("sales", "Deal " + i));
        var seen = new ArrayList<String>();
        for (var page = 1; page <= 3; page++) {
            var answer = list("?limit=2&page=" + page);
            assertThat(answer.get("total").asInt()).isEqualTo(5);
            assertThat(answer.get("page").asInt()).isEqualTo(page);
            assertThat(answer.get("limit").asInt()).isEqualTo(2);
            assertThat(answer.get("hasMore").asBoolean()).isEqualTo(page < 3);
            seen.addAll(ids(answer));
        }
        assertThat(seen).isEqualTo(made);
        assertThat(list("?limit=5").get("hasMore").asBoolean()).isFalse();
        assertThat(ids(list("?page=4&limit=2"))).isEmpty();
        assertThat(ids(list("?page=999999999&limit=100"))).isEmpty();
    }

    @Test
    void onlyTheDealsOfAStageAreListedIfAskedFor() {
        var deals =
                IntStream.range(0, 3).mapToObj(i -> acme.deal("sales", "D" + i)).toList();
        var qualified = acme.stage("sales", 1);
        acme.introzy()
                .patch(SALES + "/" + deals.get(1), "{\"pipelineStageId\":\"" + qualified + "\"}")
                .expect(200);
        assertThat(ids(list("?stageId=" + qualified))).containsExactly(deals.get(1));
        assertThat(ids(list("?stageId=" + acme.stage("sales", 0)))).containsExactly(deals.get(2), deals.get(0));
        assertThat(ids(list("?stageId=" + acme.stage("partner", 0)))).isEmpty();
    }

    @Test
    void aDeletedDealIsNowhereAndItsHistoryStays() {
        var deal = acme.deal("sales", "A");
        acme.introzy().delete(SALES + "/" + deal).expect(200);
        acme.introzy().get(SALES + "/" + deal).expect(404);
        acme.introzy().patch(SALES + "/" + deal, "{\"name\":\"B\"}").expect(404);
        acme.introzy().delete(SALES + "/" + deal).expect(404);
        assertThat(list("").get("total").asInt()).isZero();
        assertThat(acme.introzy().get("/api/pipelines/sales").text("/data/stages/0/dealCount"))
                .isEqualTo("0");
        assertThat(acme.introzy().get("/api/pipelines").text("/data/0/dealCount"))
                .isEqualTo("0");
        assertThat(acme.v1()
                        .get("/deals/" + deal + "/history")
                        .expect(200)
                        .json()
                        .get("data")
                        .size())
                .isEqualTo(2);
    }

    private JsonNode read(String deal) {
        return acme.introzy().get(SALES + "/" + deal).expect(200).json().get("data");
    }

    private JsonNode list(String query) {
        return acme.introzy().get(SALES + query).expect(200).json().get("data");
    }

    private static List<String> ids(JsonNode page) {
        return page.get("deals")
                .valueStream()
                .map(deal -> deal.get("id").asString())
                .toList();
    }
}
