package io.pipetrail.benchmarks.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HeatTest {

    private final List<String> order = new ArrayList<>();
    private final AtomicInteger checkpoints = new AtomicInteger();
    private final Heat heat = new Heat(3, 2, 1, Duration.ZERO, checkpoints::incrementAndGet);

    @Test
    void contestantsTakeTurnsAfterAWarmUpOfEach() {
        heat.run(List.of(contestant("a"), contestant("b")));

        assertThat(order).containsExactly("a 1 s", "b 1 s", "a 2 s", "b 2 s", "a 2 s", "b 2 s", "a 2 s", "b 2 s");
    }

    @Test
    void theMiddleRoundOfEachGoesOverACheckpoint() {
        var series = heat.run(List.of(contestant("a"), contestant("b")));

        assertThat(checkpoints).hasValue(2);
        assertThat(series.values())
                .allSatisfy(rounds -> assertThat(rounds.rounds())
                        .extracting(Round::overCheckpoint)
                        .containsExactly(false, true, false));
    }

    @Test
    void aSingleRoundGoesOverNone() {
        new Heat(1, 2, 1, Duration.ZERO, checkpoints::incrementAndGet).run(List.of(contestant("a")));

        assertThat(checkpoints).hasValue(0);
    }

    @Test
    void whatFailedIsCountedButDoesNotMakeAFigureHigher() {
        var series = heat.run(List.of(contestant("a")));

        assertThat(series).extractingByKey("a").satisfies(rounds -> {
            assertThat(rounds.median()).isEqualTo(450);
            assertThat(rounds.rounds()).extracting(Round::failures).containsOnly(100L);
        });
    }

    private Contestant contestant(String name) {
        return Contestant.of(name, seconds -> {
            order.add(name + " " + seconds + " s");
            return new Tally(1_000, 100, Duration.ofSeconds(2));
        });
    }
}
