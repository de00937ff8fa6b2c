package io.pipetrail.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;

/** A chance from 0 to 1 with at most {@value #MAX_DECIMALS} decimals; 0.50 and 0.5 are the same one. */
public record Probability(@JsonValue BigDecimal value) {

    public static final int MAX_DECIMALS = 4;
    public static final Probability NEVER = new Probability(BigDecimal.ZERO);
    public static final Probability CERTAIN = new Probability(BigDecimal.ONE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Probability {
        value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static Probability of(String value) {
        return new Probability(new BigDecimal(value));
    }

    /** Whether this is a chance at all; what has been recorded always is. */
    public static boolean isValid(BigDecimal value) {
        return value.signum() >= 0
                && value.compareTo(BigDecimal.ONE) <= 0
                && value.stripTrailingZeros().scale() <= MAX_DECIMALS;
    }
}
