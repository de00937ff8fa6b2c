package io.pipetrail.benchmarks.rounds;

import java.util.Locale;

/**
 * One measured round.
 *
 * @param value requests a second, or in the row's own unit
 * @param overCheckpoint whether PostgreSQL was told to make a checkpoint during it
 */
public record Round(double value, long requests, long failures, boolean overCheckpoint) {

    static Round of(Tally tally, boolean overCheckpoint) {
        return new Round(tally.perSecond(), tally.requests(), tally.failures(), overCheckpoint);
    }

    String print() {
        return String.format(Locale.ROOT, "%,.0f", value) + (failures == 0 ? "" : " (" + failures + " failed)");
    }
}
