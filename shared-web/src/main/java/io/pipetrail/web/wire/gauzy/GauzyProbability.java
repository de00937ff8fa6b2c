package io.pipetrail.web.wire.gauzy;

import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The probability of a deal as an integer: 0 to 5 are steps of 20 percent, which is Gauzy's own form, and 6 to 100 are percents,
 * as its page has them. What was written in one of the two forms is read in the same.
 */
public record GauzyProbability(Probability value, ProbabilityScale scale) {

    public static final int LEAST = 0;
    public static final int MOST = 100;

    private static final int STEPS = 5;

    /** As it is written: a number from {@value #LEAST} to {@value #MOST}. */
    public static GauzyProbability read(int written) {
        return written <= STEPS
                ? new GauzyProbability(new Probability(BigDecimal.valueOf(written * 2L, 1)), ProbabilityScale.FIFTHS)
                : new GauzyProbability(new Probability(BigDecimal.valueOf(written, 2)), ProbabilityScale.PERCENT);
    }

    /** As it is printed: steps where they are whole and nobody said percent, else whole percents, rounded half even. */
    public static @Nullable Integer print(@Nullable Probability value, @Nullable ProbabilityScale scale) {
        if (value == null) return null;
        var steps = value.value().multiply(BigDecimal.valueOf(STEPS)).stripTrailingZeros();
        var isWhole = steps.scale() <= 0;
        return isWhole && scale != ProbabilityScale.PERCENT
                ? steps.intValueExact()
                : value.value()
                        .movePointRight(2)
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .intValueExact();
    }
}
