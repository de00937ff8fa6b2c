package io.pipetrail.query.history;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage at some place of the log.
 *
 * @param closedSince when it was turned from an open one into one that closes deals, if it was and is one still
 */
public record StageThen(StageState stage, @Nullable Instant closedSince) {

    /** Of a stage that nothing is known of there is only what the deal says. */
    static StageThen nameless(DealState deal) {
        return new StageThen(
                new StageState(deal.stageId(), "", null, deal.outcome(), null, 0, null, Instant.EPOCH, Instant.EPOCH),
                null);
    }

    /** A deal that is in this stage, as the stage has come to mean. */
    public DealState has(DealState deal) {
        return deal.under(stage.outcome(), closedSince);
    }
}
