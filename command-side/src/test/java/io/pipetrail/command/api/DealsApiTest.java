package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Deals over HTTP. */
class DealsApiTest extends Shop {

    @Test
    void aNewDealSaysWhereItIs() {
        var deal = acme.post("deals", """
                {"title":"Printers","value":48000.5,"currency":"EUR","probability":0.25,"stage_id":"%s","external_id":"A-1",
                 "contact_email":"ann@example.org","contact_type":"user","expected_close_date":"2027-04-15"}""".formatted(stage(1))).is(201);
        assertThat(deal.header("Location")).endsWith("/deals/" + deal.text("id"));
        assertThat(deal.header("ETag")).isEqualTo("\"v1\"");
        assertThat(deal.header("X-Position")).matches("\\d+");
        assertThat(deal.text("value_minor")).isEqualTo("4800050");
        assertThat(deal.text("currency")).isEqualTo("eur");
        assertThat(deal.text("/stage/name")).isEqualTo("Negotiation");
        assertThat(deal.text("status")).isEqualTo("open");
    }

    @Test
    void withoutACurrencyItIsTheStores() {
        var yen = node.operator().opens("{\"name\":\"Yen\",\"base_currency\":\"jpy\"}");
        yen.post("pipeline-stages", "{\"name\":\"New\"}").is(201);
        assertThat(yen.post("deals", "{\"title\":\"A\",\"value\":100}").is(201).text("currency"))
                .isEqualTo("jpy");
        yen.post("deals", "{\"title\":\"A\",\"value\":100.5}").is(422);
    }

    @Test
    void everyBadFieldIsNamed() {
        var refused = acme.post("deals", """
                {"title":"","value":10.005,"probability":2,"contact_email":"nobody","expected_close_date":"2027-02-30","colour":"red"}""");
        assertThat(refused.is(422).json().at("/errors").findValuesAsString("pointer"))
                .contains("/title", "/value", "/probability", "/contact_email", "/expected_close_date", "/colour");
    }

    @Test
    void aTitleIsNeeded() {
        acme.post("deals", "{}").is(422);
    }

    @Test
    void theTwoAmountsMustAgree() {
        acme.post("deals", "{\"title\":\"A\",\"value\":1,\"value_minor\":100}").is(201);
        acme.post("deals", "{\"title\":\"A\",\"value\":1,\"value_minor\":101}").is(422);
    }

    @Test
    void oddTextsAreTakenAsTheyAre() {
        var title = "\uD83D\uDE80 مرحبا 'quoted' <b>";
        assertThat(deal(title).text("title")).isEqualTo(title);
    }

    @Test
    void aPatchIsAppliedWhole() {
        var deal = deal("Printers");
        var patched = acme.patch(
                        "deals/" + deal.text("id"),
                        "{\"title\":\"Plotters\",\"value\":7,\"stage_id\":\"" + stage(1) + "\",\"notes\":\"Call\"}")
                .is(200);
        assertThat(patched.text("title")).isEqualTo("Plotters");
        assertThat(patched.text("value_minor")).isEqualTo("700");
        assertThat(patched.text("/stage/name")).isEqualTo("Negotiation");
        assertThat(patched.header("ETag")).isEqualTo("\"v5\"");
    }

    @Test
    void aPatchIsRefusedWhole() {
        var deal = deal("Printers");
        var before = events(acme);
        acme.patch("deals/" + deal.text("id"), "{\"title\":\"Plotters\",\"value\":0.001}")
                .is(422);
        acme.patch("deals/" + deal.text("id"), "{\"title\":\"Plotters\",\"lost_reason\":\"Price\"}")
                .is(409, "deal_not_lost");
        assertThat(events(acme)).isEqualTo(before);
    }

    @Test
    void nullClears() {
        var deal = acme.post("deals", "{\"title\":\"A\",\"notes\":\"Call\",\"value\":5}")
                .is(201);
        var patched = acme.patch("deals/" + deal.text("id"), "{\"notes\":null,\"value\":null}")
                .is(200);
        assertThat(patched.json().get("notes").isNull()).isTrue();
        assertThat(patched.text("value")).isEqualTo("0");
        acme.patch("deals/" + deal.text("id"), "{\"title\":null}").is(422);
    }

    @Test
    void movingWhereItIsAddsNoEvent() {
        var deal = deal("Printers");
        var before = events(acme);
        var moved = acme.patch("deals/" + deal.text("id"), "{\"stage_id\":\"" + stage(0) + "\"}")
                .is(200);
        assertThat(moved.header("ETag")).isEqualTo("\"v1\"");
        assertThat(moved.header("X-Position")).isEqualTo(deal.header("X-Position"));
        assertThat(events(acme)).isEqualTo(before);
    }

    @Test
    void isWonLostAndReopened() {
        var path = "deals/" + deal("Printers").text("id");
        assertThat(acme.post(path + "/win", null).is(200).text("status")).isEqualTo("won");
        assertThat(acme.post(path + "/lose", "{\"lost_reason\":\"Price\"}")
                        .is(200)
                        .text("lost_reason"))
                .isEqualTo("Price");
        assertThat(acme.post(path + "/reopen", "{}").is(200).text("/stage/name"))
                .isEqualTo("Prospecting");
        acme.post(path + "/reopen", "{\"stage_id\":\"" + stage(2) + "\"}").is(409, "stage_not_open");
    }

    @Test
    void isDeletedAndRestored() {
        var path = "deals/" + deal("Printers").text("id");
        var deleted = acme.delete(path).is(200);
        assertThat(deleted.text("deleted")).isEqualTo("true");
        acme.delete(path).is(404, "deal_not_found");
        acme.patch(path, "{\"title\":\"A\"}").is(404, "deal_not_found");
        acme.post(path + "/restore", null).is(200);
        acme.patch(path, "{\"title\":\"A\"}").is(200);
    }

    @Test
    void anExternalIdIsTakenOnce() {
        var first =
                acme.post("deals", "{\"title\":\"A\",\"external_id\":\"X\"}").is(201);
        acme.post("deals", "{\"title\":\"B\",\"external_id\":\"X\"}").is(409, "external_id_taken");
        var other =
                acme.post("deals", "{\"title\":\"B\",\"external_id\":\"Y\"}").is(201);
        acme.patch("deals/" + other.text("id"), "{\"external_id\":\"X\"}").is(409, "external_id_taken");
        acme.delete("deals/" + first.text("id")).is(200);
        acme.patch("deals/" + other.text("id"), "{\"external_id\":\"X\"}").is(200);
        acme.post("deals/" + first.text("id") + "/restore", null).is(409, "external_id_taken");
    }

    @Test
    void anotherVersionThanExpectedIsTold() {
        var path = "deals/" + deal("Printers").text("id");
        acme.patch(path, "{\"title\":\"A\"}", "If-Match", "\"v1\"").is(200);
        var missed = acme.patch(path, "{\"title\":\"B\"}", "If-Match", "\"v1\"").is(412, "version_mismatch");
        assertThat(missed.text("/missed_events/0/type")).isEqualTo("DealRenamed");
        assertThat(missed.text("/missed_events/0/version")).isEqualTo("2");
        acme.patch(path, "{\"title\":\"B\"}", "If-Match", "*").is(200);
        acme.patch(path, "{\"title\":\"C\"}", "If-Match", "\"v7\", W/\"v3\"").is(200);
        acme.patch(path, "{\"title\":\"D\"}", "If-Match", "3").is(400);
    }

    @Test
    void aMinimalReplyHasNoBody() {
        var deal = acme.post("deals", "{\"title\":\"A\"}", "Prefer", "return=minimal")
                .is(201);
        assertThat(deal.response().body()).isEmpty();
        assertThat(deal.header("Preference-Applied")).isEqualTo("return=minimal");
        var path = deal.header("Location");
        assertThat(acme.patch(path, "{\"title\":\"B\"}", "Prefer", "wait=5, return=minimal")
                        .is(204)
                        .header("ETag"))
                .isEqualTo("\"v2\"");
        acme.delete(path, "Prefer", "return=minimal").is(204);
    }

    @Test
    void activitiesAreLogged() {
        var path = "deals/" + deal("Printers").text("id") + "/activities";
        var call = acme.post(
                        path,
                        "{\"type\":\"call\",\"subject\":\"Hello\",\"occurred_at\":\"2026-03-10T09:30:00Z\",\"direction\":\"outbound\"}")
                .is(201);
        assertThat(call.text("occurred_at")).isEqualTo("2026-03-10T09:30:00.000Z");
        assertThat(call.text("/actor/name")).isEqualTo("test");
        acme.post(path, "{\"type\":\"fax\",\"duration_minutes\":-5}").is(422);
    }

    @Test
    void anAdministratorBackdates() {
        var deal = deal("Printers", "X-Occurred-At", "2017-01-03T00:00:00Z");
        assertThat(deal.text("created_at")).isEqualTo("2017-01-03T00:00:00.000Z");
        acme.post("deals", "{\"title\":\"A\"}", "X-Occurred-At", "2999-01-01T00:00:00Z")
                .is(422);
        acme.post("deals", "{\"title\":\"A\"}", "X-Occurred-At", "yesterday").is(400);
        var editor = node.operator().in(acme.store(), "editor");
        editor.post("deals", "{\"title\":\"A\"}", "X-Occurred-At", "2017-01-03T00:00:00Z")
                .is(403);
    }

    /** Seen red without the check in the guard. */
    @Test
    void nothingIsBackdatedToBeforeItsDealAndRepliesSayWhenThingsHappened() {
        var deal = deal("Printers", "X-Occurred-At", "2017-01-03T00:00:00Z");
        var path = "deals/" + deal.text("id");
        acme.patch(path, "{\"value\":5}", "X-Occurred-At", "2017-03-01T00:00:00Z")
                .is(200);

        var refused = acme.patch(path, "{\"value\":7}", "X-Occurred-At", "2017-01-02T23:59:59.999Z");
        var late = acme.patch(path, "{\"title\":\"Copiers\"}", "X-Occurred-At", "2017-02-01T00:00:00Z");
        var call = acme.post(path + "/activities", "{\"type\":\"call\"}", "X-Occurred-At", "2017-02-02T00:00:00Z");

        refused.is(422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("X-Occurred-At");
        assertThat(refused.text("/errors/0/detail")).isEqualTo("must not be before the deal was created");
        late.is(200);
        assertThat(late.text("title")).isEqualTo("Copiers");
        assertThat(late.text("value"))
                .describedAs("what was recorded before holds")
                .isEqualTo("5");
        assertThat(late.text("updated_at")).isEqualTo("2017-03-01T00:00:00.000Z");
        call.is(201);
        assertThat(call.text("occurred_at")).isEqualTo("2017-02-02T00:00:00.000Z");
        assertThat(call.text("created_at")).describedAs("when it was recorded").doesNotStartWith("2017-");
    }
}
