package io.pipetrail.benchmarks.report;

/**
 * What a value should reach.
 *
 * @param target what we aim at
 * @param good what will do
 */
public record Goal(double target, double good) {

    public static Goal of(double target, double good) {
        return new Goal(target, good);
    }

    /** Whether less is better, as with times: then the target is the smaller one. */
    boolean lessIsBetter() {
        return target < good;
    }

    Verdict verdict(double value) {
        var sign = lessIsBetter() ? -1 : 1;
        if (sign * value >= sign * target) return Verdict.TARGET;
        return sign * value >= sign * good ? Verdict.GOOD : Verdict.MISSED;
    }

    /** How much of the target was reached: 1 is all of it, more is better. */
    double share(double value) {
        return lessIsBetter() ? target / value : value / target;
    }

    /** Where on that scale good begins. */
    double goodShare() {
        return share(good);
    }
}
