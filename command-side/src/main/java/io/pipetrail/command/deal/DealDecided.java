package io.pipetrail.command.deal;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;

/** A deal after a command, as the stage that it is in has it, and that stage. */
public record DealDecided(DealState deal, StageState stage) {

    static DealDecided of(DealState deal, StagePlace place) {
        return new DealDecided(deal.under(place.stage().outcome(), place.closedSince()), place.stage());
    }
}
