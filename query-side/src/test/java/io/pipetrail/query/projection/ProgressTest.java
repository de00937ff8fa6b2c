package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final AtomicLong stored = new AtomicLong();
    private final Progress progress = new Progress(stored::get, Clock.systemUTC());

    @Test
    void whoWaitsIsWokenWhenTheReadModelsAreThere() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> awaited(5, Duration.ofMinutes(1)));

        progress.folded(4, 4);
        assertThat(progress.position()).isEqualTo(4);
        progress.folded(1, 5);

        assertThat(waiting.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whatAnotherNodeFoldedIsFoundInTheToken() {
        stored.set(9);

        assertThat(awaited(9, Duration.ofMinutes(1))).isTrue();
    }

    @Test
    void waitingEnds() {
        assertThat(awaited(1, Duration.ofMillis(30))).isFalse();
    }

    @Test
    void aPositionNeverGoesBack() {
        progress.folded(1, 9);
        stored.set(3);
        progress.refresh();

        assertThat(progress.position()).isEqualTo(9);
    }

    private boolean awaited(long position, Duration atMost) {
        try {
            return progress.await(position, atMost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
