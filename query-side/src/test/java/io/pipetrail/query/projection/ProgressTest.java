package io.pipetrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final Map<String, Long> stored = new ConcurrentHashMap<>();
    private final Progress progress = new Progress(List.of("a", "b"), () -> stored, Clock.systemUTC());

    @Test
    void whoWaitsIsWokenWhenTheSlowestProjectionIsThere() throws Exception {
        var waiting = CompletableFuture.supplyAsync(() -> awaited(5, Duration.ofSeconds(10)));

        progress.folded("a", 5, 7);
        assertThat(progress.position()).isZero();
        progress.folded("b", 5, 5);

        assertThat(waiting.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(progress.position()).isEqualTo(5);
    }

    @Test
    void whatAnotherNodeFoldedIsFoundInTheTokens() {
        stored.put("a", 9L);
        stored.put("b", 9L);
        stored.put("of a version to come", 1L);

        assertThat(awaited(9, Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void waitingEnds() {
        assertThat(awaited(1, Duration.ofMillis(30))).isFalse();
    }

    @Test
    void aPositionNeverGoesBack() {
        progress.folded("a", 1, 9);
        stored.put("a", 3L);
        progress.refresh();

        assertThat(progress.position("a")).isEqualTo(9);
    }

    private boolean awaited(long position, Duration atMost) {
        try {
            return progress.await(position, atMost);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
