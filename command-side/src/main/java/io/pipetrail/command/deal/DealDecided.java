package io.pipetrail.command.deal;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;

/** A deal after a command, and the stage that it is in. */
public record DealDecided(DealState deal, StageState stage) {}
