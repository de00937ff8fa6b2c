package io.pipetrail.standalone.dialects.whale;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Server;
import io.pipetrail.standalone.Store;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whale's documented requests work on the native API as they are printed, and are answered as it is printed. */
@ExtendWith(Server.Running.class)
class WhalePageTest {

    private final Store store;

    WhalePageTest(Server server) {
        store = server.store("admin");
    }

    @Test
    void stagesAndDeals() {
        assertThat(PrintedPage.read("sales-pipeline").runWith(store.api(), new HashMap<>()))
                .isEqualTo(16);
    }

    @Test
    void theSummaryOfThePage() {
        deals(12, 15_500, store.stage("Lead", ", \"probability\": 0.2"));
        deals(8, 33_000, store.stage("Qualified", ", \"probability\": 0.4"));
        deals(6, 33_000, store.stage("Proposal Sent", ", \"probability\": 0.6"));
        deals(4, 38_000, store.stage("Negotiation", ", \"probability\": 0.8"));
        deals(3, 24_000, store.stage("Closed Won", ", \"is_won\": true"));
        deals(1, 20_000, store.stage("Closed Lost", ", \"is_lost\": true"));

        assertThat(PrintedPage.read("pipeline-summary").runWith(store.api(), new HashMap<>()))
                .isEqualTo(1);
    }

    private void deals(int count, int value, String stage) {
        for (var i = 0; i < count; i++) store.deal("One of " + count, Integer.toString(value), stage);
    }
}
