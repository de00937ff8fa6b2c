package io.pipetrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Has the server compare every row of a store's read models with its log. */
public final class Verified {

    private Verified() {}

    /** Nothing must differ, whatever was done to the store; the client is an auditor's or an admin's. */
    public static void nothingDiffers(Api store) {
        var id = store.post("/audit/verifications", "{}").expect(202).text("/id");
        var end = await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> store.get("/audit/verifications/" + id),
                        told -> !told.body().contains("\"status\":\"running\""))
                .expect(200)
                .json();
        assertThat(end.at("/status").asString()).isEqualTo("completed");
        assertThat(end.at("/rows_compared").asLong()).isPositive();
        assertThat(end.at("/report"))
                .describedAs("rows that are not as the log says")
                .isEmpty();
        assertThat(end.at("/parked_events").asLong()).isZero();
    }
}
