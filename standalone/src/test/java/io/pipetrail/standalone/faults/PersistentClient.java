package io.pipetrail.standalone.faults;

import static io.pipetrail.eventstore.testing.Patience.PATIENCE;
import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.standalone.Api;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Creates deals, and repeats each request until it is acknowledged; whoever gets no answer for a minute fails the test. */
final class PersistentClient {

    private final Api api;
    private final AtomicBoolean over;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    PersistentClient(Api api, AtomicBoolean over) {
        this.api = api.with("Prefer", "return=minimal");
        this.over = over;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    long refused() {
        return refused.get();
    }

    /** Writes and reads until it is over. */
    void write(int nr) {
        for (var i = 0; !over.get(); i++) {
            var key = nr + "-" + i;
            while (!isCreated(key)) refused.incrementAndGet();
            acknowledged.incrementAndGet();
            assertThat(api.get("/deals?limit=1").status()).isIn(200, 503);
        }
    }

    /** Until a request that is sent from now on was acknowledged. */
    void awaitSuccess() {
        var key = "probe-" + acknowledged.get() + "-" + refused.get();
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> isCreated(key));
        acknowledged.incrementAndGet();
    }

    /** Until so many more were refused. */
    void awaitRefusals(int more) {
        var enough = refused.get() + more;
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> refused.get() >= enough);
    }

    private boolean isCreated(String key) {
        var answer = api.with("Idempotency-Key", key).post("/deals", "{\"title\":\"" + key + "\"}");
        assertThat(answer.status()).as(answer.body()).isIn(201, 503);
        if (answer.status() == 503) assertThat(answer.header("Retry-After")).isNotEmpty();
        return answer.status() == 201;
    }
}
