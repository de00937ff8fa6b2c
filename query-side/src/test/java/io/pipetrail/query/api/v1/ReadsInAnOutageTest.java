package io.pipetrail.query.api.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** Leaves broken connections in pools that no other test should draw from. */
@DirtiesContext
class ReadsInAnOutageTest extends QueryApi {

    @AfterEach
    void theDatabaseIsBack() {
        DATABASE.allowConnections(true);
    }

    @Test
    void whileTheDatabaseIsAwayReadsAre503AndAfterwardsTheyAreAnswered() {
        var store = await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::openStore, opened -> true);
        var sales = new Sales(store.id());
        happened(sales.pipelineEvents());
        var deal = sales.deal(sales.lead, "a", "1", "USD");
        happened(deal);
        var paths = List.of("/deals", "/pipeline-summary", "/deals/" + deal.dealId() + "/history");
        for (var path : paths) assertThat(get(store, path).status()).isEqualTo(200);

        DATABASE.allowConnections(false);
        for (var path : paths) {
            var answer = get(store, path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotNull();
        }
        assertThat(send("GET", "/actuator/health/liveness", OPERATOR_KEY).status())
                .isEqualTo(200);

        DATABASE.allowConnections(true);
        for (var path : paths) {
            await().atMost(Duration.ofMinutes(1)).until(() -> get(store, path).status() == 200);
        }
    }

    @Test
    void connectionsThatBreakAtOnceMakeNoFault() {
        var store = await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(this::openStore, opened -> true);
        for (int i = 0; i < 5; i++) {
            DATABASE.breakConnections();
            assertThat(get(store, "/deals").status()).isIn(200, 503);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> get(store, "/deals").status() == 200);
    }
}
