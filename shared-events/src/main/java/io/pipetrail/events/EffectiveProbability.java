package io.pipetrail.events;

import org.jspecify.annotations.Nullable;

/** The probability that counts for a deal, and where it comes from. */
public record EffectiveProbability(Probability value, Source source) {

    /** Who decides: the outcome of a closed stage, else the deal itself, else its stage, else nobody. */
    public enum Source {
        OUTCOME,
        DEAL,
        STAGE,
        NONE
    }

    public static EffectiveProbability of(
            Outcome outcome, @Nullable Probability ofDeal, @Nullable Probability ofStage) {
        return switch (outcome) {
            case WON -> new EffectiveProbability(Probability.CERTAIN, Source.OUTCOME);
            case LOST -> new EffectiveProbability(Probability.NEVER, Source.OUTCOME);
            case OPEN -> {
                if (ofDeal != null) yield new EffectiveProbability(ofDeal, Source.DEAL);
                if (ofStage != null) yield new EffectiveProbability(ofStage, Source.STAGE);
                yield new EffectiveProbability(Probability.NEVER, Source.NONE);
            }
        };
    }
}
