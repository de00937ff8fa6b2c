package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Deals over HTTP. */
class DealsApiTest {

    private static Node node;

    @BeforeAll
    static void start() {
        node = Node.on(TestDatabase.fresh());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aDealIsCreated() {
        var acme = node.operator().opens("{\"name\":\"Acme\"}");
        var pipeline = acme.post(
                "pipelines", "{\"name\":\"Sales\",\"stages\":[{\"name\":\"New\"},{\"name\":\"Won\",\"is_won\":true}]}");
        var deal = acme.post("deals", "{\"title\":\"Printers\",\"value\":12.5}", "Idempotency-Key", "a1");
        deal.is(201);
        var again = acme.post("deals", "{\"title\":\"Printers\",\"value\":12.5}", "Idempotency-Key", "a1");
        var won = acme.post("deals/" + deal.text("id") + "/win", null, "If-Match", "\"v1\"");
        var mis = acme.patch("deals/" + deal.text("id"), "{\"title\":\"x\"}", "If-Match", "\"v1\"");
        assertThat(mis.status()).isEqualTo(412);
    }
}
