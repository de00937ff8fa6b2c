package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request that comes again has one effect and gets the same answer. */
class ReceiptsApiTest extends Shop {

    private void twice(String method, String path, @Nullable String json) {
        var key = UUID.randomUUID().toString();
        var first = acme.send(method, path, json, "Idempotency-Key", key);
        var before = events(acme);
        var again = acme.send(method, path, json, "Idempotency-Key", key).is(first.status());
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(events(acme)).isEqualTo(before);
    }

    @Test
    void getsTheFirstAnswerAgain() {
        var first = deal("Printers", "Idempotency-Key", "one");
        acme.patch("deals/" + first.text("id"), "{\"title\":\"Plotters\"}").is(200);
        var before = events(acme);
        var again = deal("Printers", "Idempotency-Key", "one");
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("X-Position")).isEqualTo(first.header("X-Position"));
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(events(acme)).isEqualTo(before);
    }

    @Test
    void anotherRequestUnderTheSameKeyIsRefused() {
        deal("Printers", "Idempotency-Key", "one");
        acme.post("deals", "{\"title\":\"Other\"}", "Idempotency-Key", "one").is(422, "idempotency_key_reused");
        acme.post("pipelines", "{\"title\":\"Printers\",\"value\":100}", "Idempotency-Key", "one")
                .is(422);
    }

    @Test
    void aNoOpLeavesAReceiptToo() {
        var path = "deals/" + deal("Printers").text("id");
        acme.post(path + "/reopen", "{}", "Idempotency-Key", "one").is(200);
        acme.post(path + "/win", null).is(200);
        assertThat(acme.post(path + "/reopen", "{}", "Idempotency-Key", "one")
                        .is(200)
                        .text("status"))
                .isEqualTo("open");
        assertThat(acme.post(path + "/reopen", "{\"stage_id\":null}").is(200).text("status"))
                .isEqualTo("open");
    }

    @Test
    void aRefusedRequestLeavesNone() {
        acme.post("deals", "{\"title\":\"A\",\"lost_reason\":\"Price\"}", "Idempotency-Key", "one")
                .is(409);
        deal("Printers", "Idempotency-Key", "one");
    }

    @Test
    void anotherStoresKeysAreItsOwn() {
        deal("Printers", "Idempotency-Key", "one");
        var rival = node.operator().opens("{\"name\":\"Rival\"}");
        rival.post("pipeline-stages", "{\"name\":\"New\"}", "Idempotency-Key", "one")
                .is(201);
    }

    @Test
    void theExpectedVersionIsNoPartOfTheRequest() {
        var path = "deals/" + deal("Printers").text("id");
        acme.patch(path, "{\"title\":\"A\"}", "Idempotency-Key", "one", "If-Match", "\"v1\"")
                .is(200);
        acme.patch(path, "{\"title\":\"A\"}", "Idempotency-Key", "one", "If-Match", "\"v1\"")
                .is(200);
        acme.patch(path, "{\"title\":\"A\"}", "Idempotency-Key", "one", "If-Match", "\"v9\"")
                .is(200);
    }

    @Test
    void aKeyIsShortAndPrintable() {
        acme.post("deals", "{\"title\":\"A\"}", "Idempotency-Key", "x".repeat(256))
                .is(400);
        acme.post("deals", "{\"title\":\"A\"}", "Idempotency-Key", "x".repeat(255))
                .is(201);
        acme.post("deals", "{\"title\":\"A\"}", "Idempotency-Key", "").is(400);
    }

    @Test
    void everyKindOfWriteCanBeRepeated() {
        var deal = "deals/" + deal("Printers").text("id");
        twice("POST", "pipelines", "{\"name\":\"Partners\",\"stages\":[{\"name\":\"New\",\"probability\":0.10}]}");
        twice("PATCH", "pipelines/" + sales.text("id"), "{\"name\":\"A\"}");
        twice("POST", "pipeline-stages", "{\"name\":\"A\"}");
        twice("PATCH", "pipeline-stages/" + stage(0), "{\"name\":\"A\"}");
        twice("PATCH", deal, "{\"value\":10.50,\"probability\":0.30,\"expected_close_date\":\"2027-01-01\"}");
        twice("POST", deal + "/activities", "{\"type\":\"note\",\"body\":\"A\"}");
        twice("POST", deal + "/win", null);
        twice("POST", deal + "/lose", "{\"lost_reason\":\"A\"}");
        twice("POST", deal + "/reopen", null);
        twice("DELETE", deal, null);
        twice("POST", deal + "/restore", null);
        twice("DELETE", deal, null);
        twice("DELETE", "pipeline-stages/" + stage(0), null);
    }

    @Test
    void oldReceiptsAreForgotten() {
        deal("Printers", "Idempotency-Key", "one");
        var receipts = node.bean(Receipts.class);
        assertThat(receipts.purge(Instant.now(), Duration.ofDays(7))).isZero();
        assertThat(receipts.purge(Instant.now().plusSeconds(60), Duration.ZERO)).isPositive();
        assertThat(deal("Printers", "Idempotency-Key", "one").header("Idempotent-Replayed"))
                .isEmpty();
    }
}
