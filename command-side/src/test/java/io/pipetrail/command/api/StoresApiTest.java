package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Stores and keys over HTTP. */
class StoresApiTest extends Shop {

    @Test
    void aStoreHasItsSlug() {
        var store = node.operator()
                .post("/v1/stores", "{\"name\":\"Bikes\",\"slug\":\"bikes\"}")
                .is(201);
        assertThat(store.text("slug")).isEqualTo("bikes");
        assertThat(store.text("base_currency")).isEqualTo("usd");
        node.operator()
                .post("/v1/stores", "{\"name\":\"Other\",\"slug\":\"bikes\"}")
                .is(409, "slug_taken");
    }

    @Test
    void aSlugIsMadeOutOfTheName() {
        assertThat(node.operator()
                        .post("/v1/stores", "{\"name\":\"Zürich & Söhne\"}")
                        .is(201)
                        .text("slug"))
                .startsWith("zurich-sohne-");
        assertThat(node.operator()
                        .post("/v1/stores", "{\"name\":\"日本\"}")
                        .is(201)
                        .text("slug"))
                .startsWith("store-");
    }

    @Test
    void aSlugMustNotLookLikeAnId() {
        node.operator()
                .post("/v1/stores", "{\"name\":\"A\",\"slug\":\"00000000-0000-7000-8000-000000000000\"}")
                .is(422);
        node.operator()
                .post("/v1/stores", "{\"name\":\"A\",\"slug\":\"Not A Slug\"}")
                .is(422);
    }

    @Test
    void openingAStoreAgainOpensOne() {
        var first = node.operator()
                .post("/v1/stores", "{\"name\":\"A\"}", "Idempotency-Key", "open")
                .is(201);
        var again = node.operator()
                .post("/v1/stores", "{\"name\":\"A\"}", "Idempotency-Key", "open")
                .is(201);
        assertThat(again.text("id")).isEqualTo(first.text("id"));
    }

    @Test
    void onlyTheOperatorOpensStores() {
        acme.post("/v1/stores", "{\"name\":\"A\"}").is(403);
    }

    @Test
    void theOperatorDoesNotWriteInAStore() {
        node.client(acme.store(), Node.OPERATOR_KEY)
                .post("deals", "{\"title\":\"A\"}")
                .is(403);
    }

    @Test
    void anotherStoresThingsAreNotThere() {
        var rival = node.operator().opens("{\"name\":\"Rival\"}");
        rival.post("pipeline-stages", "{\"name\":\"New\"}").is(201);
        var deal = deal("Secret").text("id");
        rival.patch("deals/" + deal, "{\"title\":\"Mine\"}").is(404, "deal_not_found");
        rival.patch("deals/deal_00000000-0000-7000-8000-000000000000", "{\"title\":\"Mine\"}")
                .is(404, "deal_not_found");
        rival.patch("deals/" + deal, "{\"title\":\"Mine\"}", "If-Match", "\"v9\"")
                .is(404, "deal_not_found");
        rival.post("deals/" + deal + "/activities", "{\"type\":\"note\"}").is(404, "deal_not_found");
        rival.post("deals/" + deal + "/restore", null).is(404, "deal_not_found");
        rival.post("deals", "{\"title\":\"A\",\"stage_id\":\"" + stage(0) + "\"}")
                .is(404, "pipeline_stage_not_found");
        rival.post("deals", "{\"title\":\"A\",\"pipeline_id\":\"" + sales.text("id") + "\"}")
                .is(404, "pipeline_not_found");
        rival.patch("pipelines/" + sales.text("id"), "{}").is(404, "pipeline_not_found");
        rival.delete("pipelines/" + sales.text("id")).is(404, "pipeline_not_found");
        rival.post("pipeline-stages", "{\"name\":\"A\",\"pipeline_id\":\"" + sales.text("id") + "\"}")
                .is(404, "pipeline_not_found");
        rival.patch("pipeline-stages/" + stage(0), "{}").is(404, "pipeline_stage_not_found");
        rival.delete("pipeline-stages/" + stage(0)).is(404, "pipeline_stage_not_found");
        acme.delete("pipeline-stages/" + stage(1) + "?move_deals_to="
                        + rival.patch("deals/x", "{}").text("id"))
                .is(400);
    }

    @Test
    void anIdOfSomethingElseNamesNothing() {
        var deal = deal("Printers").text("id").substring("deal_".length());
        var pipeline = sales.text("id").substring("pl_".length());
        acme.patch("deals/" + pipeline, "{\"title\":\"A\"}").is(404, "deal_not_found");
        acme.patch("pipelines/" + deal, "{\"name\":\"A\"}").is(404, "pipeline_not_found");
        acme.post("deals", "{\"title\":\"A\",\"pipeline_id\":\"" + deal + "\"}").is(404, "pipeline_not_found");
        acme.post("pipeline-stages", "{\"name\":\"A\",\"pipeline_id\":\"" + acme.store() + "\"}")
                .is(404, "pipeline_not_found");
    }

    @Test
    void keysAreIssuedRotatedAndRevoked() {
        var key =
                acme.post("api-keys", "{\"name\":\"Web\",\"role\":\"editor\"}").is(201);
        var web = node.client(acme.store(), key.text("secret"));
        web.post("deals", "{\"title\":\"A\"}").is(201);
        var next = acme.post("api-keys/" + key.text("id") + "/rotate", "{\"overlap_hours\":0}")
                .is(201);
        node.client(acme.store(), next.text("secret"))
                .post("deals", "{\"title\":\"A\"}")
                .is(201);
        web.post("deals", "{\"title\":\"A\"}").is(401);
        acme.delete("api-keys/" + next.text("id")).is(200);
        node.client(acme.store(), next.text("secret"))
                .post("deals", "{\"title\":\"A\"}")
                .is(401);
    }

    @Test
    void aSecretIsNotRepeated() {
        acme.post("api-keys", "{\"name\":\"Web\",\"role\":\"editor\"}", "Idempotency-Key", "k")
                .is(400);
        acme.post("api-keys", "{\"name\":\"Web\",\"role\":\"owner\"}").is(422);
    }

    @Test
    void theHeadersOfWritesAreDescribed() {
        var api = acme.send("GET", "/v3/api-docs/v1", null).is(200).json();
        var create = api.at("/paths/~1v1~1stores~1{store_id}~1deals/post");
        assertThat(create.at("/parameters").findValuesAsString("name"))
                .contains("store_id", "Idempotency-Key", "X-Occurred-At")
                .doesNotContain("manner", "tenant");
        assertThat(create.at("/responses").propertyNames()).contains("201", "409", "422");
        assertThat(create.at("/responses/201").toString()).contains("V1Deal");
    }
}
