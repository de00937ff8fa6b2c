package io.pipetrail.query.deals;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;

/** A deal and the stage it is in. */
public record DealInStage(DealState deal, StageState stage) {}
