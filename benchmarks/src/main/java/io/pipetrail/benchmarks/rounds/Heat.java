package io.pipetrail.benchmarks.rounds;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rounds of several contestants in turn (A B C, A B C, ...), so that what the machine does besides hits all of them alike.
 * Each has had a warm-up before, and each round begins after a pause. During the middle turn, if
 * there are others, PostgreSQL makes checkpoints.
 *
 * @param checkpoint has PostgreSQL make one, and returns when it is done
 */
public record Heat(int rounds, int seconds, int warmUpSeconds, Duration pause, Runnable checkpoint) {

    public Map<String, Series> run(List<Contestant> contestants) {
        for (var contestant : contestants) {
            rest();
            contestant.run(warmUpSeconds);
        }
        var rounds = new LinkedHashMap<String, List<Round>>();
        for (int turn = 0; turn < this.rounds; turn++) {
            for (var contestant : contestants) {
                rounds.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                        .add(round(contestant, this.rounds > 1 && turn == this.rounds / 2));
            }
        }
        var series = new LinkedHashMap<String, Series>();
        rounds.forEach((name, all) -> series.put(name, new Series(name, all)));
        return series;
    }

    private Round round(Contestant contestant, boolean overCheckpoint) {
        rest();
        var thread = overCheckpoint ? Thread.ofVirtual().start(checkpoint) : null;
        var round = Round.of(contestant.run(seconds), overCheckpoint);
        join(thread);
        return round;
    }

    private void rest() {
        LockSupport.parkNanos(pause.toNanos());
    }

    private static void join(@Nullable Thread thread) {
        if (thread == null) return;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
