package io.pipetrail.query.history;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.timeline.Activity;
import java.util.List;

/** A deal as it was, the stage it was in, and what had been done for it, in the order of the log. */
public record DealThen(DealState deal, StageThen stage, List<Activity> activities) {

    static DealThen of(DealState deal, StageBook stages, List<Activity> activities) {
        var stage = stages.of(deal);
        return new DealThen(stage.has(deal), stage, List.copyOf(activities));
    }
}
