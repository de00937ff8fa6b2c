package io.pipetrail.benchmarks.report;

import java.util.Locale;

/** How a row came out. */
public enum Verdict {
    TARGET,
    GOOD,
    MISSED,
    /** The row has no goal: it is there to be known. */
    KNOWN,
    /** Requests to the limit failed, so nothing can be said. */
    FAILED,
    /** What the row is about does not exist yet, or was not run this time. */
    NOT_YET;

    String print() {
        return this == KNOWN ? "-" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
