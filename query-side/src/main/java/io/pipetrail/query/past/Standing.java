package io.pipetrail.query.past;

import io.pipetrail.events.EffectiveProbability;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a deal adds to the totals at a time; amounts are in minor units.
 *
 * @param day of an open deal the expected close, of a closed one the day it closed (UTC)
 */
record Standing(
        boolean live,
        StageId stageId,
        Outcome outcome,
        Currency currency,
        @Nullable LocalDate day,
        long value,
        long weighted) {

    static Standing of(DealState deal, Meaning stage) {
        var outcome = stage.terms().outcome();
        var chance = EffectiveProbability.of(
                outcome, deal.probability(), stage.terms().probability());
        return new Standing(
                !deal.deleted(),
                deal.stageId(),
                outcome,
                deal.value().currency(),
                outcome.isClosed() ? closedDay(deal, stage.closedSince()) : deal.expectedCloseDate(),
                deal.value().minor(),
                deal.value().times(chance.value()).minor());
    }

    /** A deal closes when it comes into a closed stage, or when the stage that it is in becomes a closed one. */
    private static LocalDate closedDay(DealState deal, Instant closedSince) {
        var entered = deal.stageEnteredAt();
        return LocalDate.ofInstant(closedSince.isAfter(entered) ? closedSince : entered, ZoneOffset.UTC);
    }
}
