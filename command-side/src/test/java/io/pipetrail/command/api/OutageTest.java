package io.pipetrail.command.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.eventstore.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The database may go away: then writes are refused for a while, and nothing is half done. */
class OutageTest {

    @Test
    void writesAreRefusedWhileItIsAwayAndTakenOnceItIsBack() {
        var database = TestDatabase.fresh();
        try (var node = Node.on(database)) {
            var acme = node.operator().opens("{\"name\":\"Acme\"}");
            acme.post("pipeline-stages", "{\"name\":\"New\"}").is(201);
            acme.post("deals", "{\"title\":\"Before\"}", "Idempotency-Key", "before")
                    .is(201);
            database.allowConnections(false);
            var refused = acme.post("deals", "{\"title\":\"During\"}", "Idempotency-Key", "during")
                    .is(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            database.allowConnections(true);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> acme.post("deals", "{\"title\":\"During\"}", "Idempotency-Key", "during")
                                    .status()
                            == 201);
            assertThat(acme.post("deals", "{\"title\":\"Before\"}", "Idempotency-Key", "before")
                            .is(201)
                            .header("Idempotent-Replayed"))
                    .isEqualTo("true");
        }
    }

    @Test
    void connectionsThatBreakAreReplaced() {
        var database = TestDatabase.fresh();
        try (var node = Node.on(database)) {
            var acme = node.operator().opens("{\"name\":\"Acme\"}");
            acme.post("pipeline-stages", "{\"name\":\"New\"}").is(201);
            for (var round = 0; round < 3; round++) {
                var key = "round-" + round;
                database.breakConnections();
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> isWritten(acme.post("deals", "{\"title\":\"A\"}", "Idempotency-Key", key)));
            }
        }
    }

    private static boolean isWritten(Reply reply) {
        assertThat(reply.status()).isIn(201, 503);
        return reply.status() == 201;
    }
}
