package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import java.math.BigDecimal;

/** A deal as it is answered to who changes it. */
public record IntrozyUpdatedDeal(String id, String name, BigDecimal expectedValue, Stage stage) {

    /** The stage by its id and name. */
    public record Stage(String id, String label) {}

    public static IntrozyUpdatedDeal of(DealState deal, StageState stage) {
        return new IntrozyUpdatedDeal(
                deal.id().toString(),
                deal.title(),
                IntrozyNumbers.units(deal.value()),
                new Stage(stage.id().toString(), stage.name()));
    }
}
