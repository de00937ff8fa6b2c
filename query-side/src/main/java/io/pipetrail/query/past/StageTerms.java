package io.pipetrail.query.past;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import org.jspecify.annotations.Nullable;

/** What a stage makes of the deals in it. */
record StageTerms(Outcome outcome, @Nullable Probability probability) {

    StageTerms meaning(Outcome outcome) {
        return new StageTerms(outcome, probability);
    }

    StageTerms likely(@Nullable Probability probability) {
        return new StageTerms(outcome, probability);
    }
}
