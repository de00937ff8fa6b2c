package io.pipetrail.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param starts of the server, each timed
 * @param rounds of each contestant
 * @param seconds of a round
 * @param movableDeals that the moves go over in turn
 * @param farRow how far down the list of many deals the far page begins
 */
public record Plan(
        String name,
        int starts,
        int rounds,
        int seconds,
        int warmUpSeconds,
        Duration pause,
        int movableDeals,
        int fewDeals,
        int manyDeals,
        int farRow,
        int fewEvents,
        int manyEvents) {

    public static final Plan FULL =
            new Plan("full", 5, 5, 5, 20, Duration.ofSeconds(2), 4_000, 1_000, 1_000_000, 900_000, 10_000, 10_000_000);

    /** For three minutes: one round tells little. */
    public static final Plan QUICK =
            new Plan("quick", 1, 1, 1, 1, Duration.ofMillis(100), 1_000, 1_000, 20_000, 18_000, 10_000, 200_000);

    public boolean isQuick() {
        return name.equals(QUICK.name);
    }

    /** The same with other rounds. */
    public Plan with(int rounds, int seconds) {
        return new Plan(
                name,
                starts,
                rounds,
                seconds,
                warmUpSeconds,
                pause,
                movableDeals,
                fewDeals,
                manyDeals,
                farRow,
                fewEvents,
                manyEvents);
    }

    /** In a sentence, for those who read the table. */
    public String print() {
        return "%s run: %d rounds of %d s each, after a warm-up of %d s; %,d deals against %,d, %,d events against %,d"
                .formatted(name, rounds, seconds, warmUpSeconds, manyDeals, fewDeals, manyEvents, fewEvents);
    }
}
