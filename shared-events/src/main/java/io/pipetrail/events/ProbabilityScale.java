package io.pipetrail.events;

/**
 * On which scale somebody said how likely a deal is, where they did not say it as a chance from 0 to 1. The chance is the same;
 * but two of five and 40 percent are read back as they were said.
 */
public enum ProbabilityScale {
    /** Whole steps from 0 to 5. */
    FIFTHS,
    /** Whole percents. */
    PERCENT
}
