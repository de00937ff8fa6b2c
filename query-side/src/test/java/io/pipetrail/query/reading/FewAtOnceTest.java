package io.pipetrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipetrail.web.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {

    /** To fail with all let in. */
    @Test
    void whoFindsNoPlaceIsToTryAgainAndThenThereIsOne() throws Exception {
        var few = new FewAtOnce(1, Duration.ofMillis(10));
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var others = Executors.newSingleThreadExecutor()) {
            var other = others.submit(() -> few.of(() -> {
                entered.countDown();
                return await(leave);
            }));
            entered.await();

            assertThatThrownBy(() -> few.of(() -> "mine")).isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.status().value()).isEqualTo(503);
                assertThat(refusal.headers()).containsEntry("Retry-After", "1");
            });

            leave.countDown();
            assertThat(other.get()).isEqualTo("theirs");
        }
        assertThat(few.of(() -> "mine")).isEqualTo("mine");
    }

    private static String await(CountDownLatch latch) {
        try {
            latch.await();
            return "theirs";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
