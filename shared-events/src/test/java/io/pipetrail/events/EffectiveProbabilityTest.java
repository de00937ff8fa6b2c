package io.pipetrail.events;

import static io.pipetrail.events.EffectiveProbability.Source.DEAL;
import static io.pipetrail.events.EffectiveProbability.Source.NONE;
import static io.pipetrail.events.EffectiveProbability.Source.OUTCOME;
import static io.pipetrail.events.EffectiveProbability.Source.STAGE;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffectiveProbabilityTest {

    private static final Probability SIXTY = Probability.of("0.60");
    private static final Probability TEN = Probability.of("0.1");

    @Test
    void aClosedStageDecidesAlone() {
        assertThat(EffectiveProbability.of(Outcome.WON, SIXTY, TEN))
                .isEqualTo(new EffectiveProbability(Probability.CERTAIN, OUTCOME));
        assertThat(EffectiveProbability.of(Outcome.LOST, SIXTY, TEN))
                .isEqualTo(new EffectiveProbability(Probability.NEVER, OUTCOME));
    }

    @Test
    void elseTheDealsOwnThenTheStagesThenNone() {
        assertThat(EffectiveProbability.of(Outcome.OPEN, SIXTY, TEN)).isEqualTo(new EffectiveProbability(SIXTY, DEAL));
        assertThat(EffectiveProbability.of(Outcome.OPEN, null, TEN)).isEqualTo(new EffectiveProbability(TEN, STAGE));
        assertThat(EffectiveProbability.of(Outcome.OPEN, null, null))
                .isEqualTo(new EffectiveProbability(Probability.NEVER, NONE));
    }

    @Test
    void trailingZerosMakeNoDifference() {
        assertThat(Probability.of("0.5000")).isEqualTo(Probability.of("0.5"));
        assertThat(Probability.of("0.00")).isEqualTo(Probability.NEVER);
    }
}
