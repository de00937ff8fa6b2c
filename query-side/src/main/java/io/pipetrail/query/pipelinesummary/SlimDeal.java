package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.DealId;
import io.pipetrail.events.EffectiveProbability;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.query.projection.DealKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** As much of a deal as a summary needs; the days are UTC. */
record SlimDeal(
        TenantId tenantId,
        DealId id,
        StageId stageId,
        Money value,
        @Nullable Probability probability,
        @Nullable LocalDate expectedClose,
        @Nullable LocalDate closedDay,
        boolean live) {

    DealKey key() {
        return new DealKey(tenantId, id);
    }

    static SlimDeal of(DealCreated created, Instant at) {
        return new SlimDeal(
                created.tenantId(),
                created.dealId(),
                created.stageId(),
                created.value(),
                created.probability(),
                created.expectedCloseDate(),
                closedDay(created.outcome(), at),
                true);
    }

    SlimDeal evolve(DealEvent event, Instant at) {
        return switch (event) {
            case DealCreated created -> throw new IllegalStateException("created twice: " + created.dealId());
            case DealMovedToStage e ->
                next(e.stageId(), value, probability, expectedClose, closedDay(e.outcome(), at), live);
            case DealValueChanged e -> next(stageId, e.value(), probability, expectedClose, closedDay, live);
            case DealProbabilityChanged e -> next(stageId, value, e.probability(), expectedClose, closedDay, live);
            case DealExpectedCloseChanged e ->
                next(stageId, value, probability, e.expectedCloseDate(), closedDay, live);
            case DealDeleted gone -> next(stageId, value, probability, expectedClose, closedDay, false);
            case DealRestored back -> next(stageId, value, probability, expectedClose, closedDay, true);
            case DealRenamed e -> this;
            case DealDescribed e -> this;
            case DealAssigned e -> this;
            case DealContactChanged e -> this;
            case DealNotesChanged e -> this;
            case DealLostReasonChanged e -> this;
            case DealExternalIdChanged e -> this;
            case ActivityLogged e -> this;
        };
    }

    /** The deal when the outcome of its stage changes: one that was closed already stays closed since then. */
    SlimDeal turned(Outcome outcome, Instant at) {
        var since = outcome.isClosed() && closedDay != null ? closedDay : closedDay(outcome, at);
        return next(stageId, value, probability, expectedClose, since, live);
    }

    /** What the deal adds to the totals of its stage; nothing while it is deleted. */
    Share share(@Nullable Terms terms) {
        var outcome = terms == null ? Outcome.OPEN : terms.outcome();
        var chance = EffectiveProbability.of(outcome, probability, terms == null ? null : terms.probability());
        var key = new Share.Key(tenantId, stageId, value.currency(), day(outcome));
        return live ? Share.of(key, value, value.times(chance.value())) : Share.none(key);
    }

    private @Nullable LocalDate day(Outcome outcome) {
        return outcome.isClosed() && closedDay != null ? closedDay : expectedClose;
    }

    private SlimDeal next(
            StageId stageId,
            Money value,
            @Nullable Probability probability,
            @Nullable LocalDate expectedClose,
            @Nullable LocalDate closedDay,
            boolean live) {
        return new SlimDeal(tenantId, id, stageId, value, probability, expectedClose, closedDay, live);
    }

    static @Nullable LocalDate closedDay(Outcome outcome, Instant at) {
        return outcome.isClosed() ? LocalDate.ofInstant(at, ZoneOffset.UTC) : null;
    }
}
