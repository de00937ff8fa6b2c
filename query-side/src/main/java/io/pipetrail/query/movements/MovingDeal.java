package io.pipetrail.query.movements;

import io.pipetrail.events.Money;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
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
import org.jspecify.annotations.Nullable;

/** A deal as far as its movements tell of it. */
record MovingDeal(
        DealKey key,
        PipelineId pipelineId,
        StageId stageId,
        Instant enteredAt,
        String title,
        Money value,
        @Nullable String assignedTo) {

    static MovingDeal of(DealCreated created, Instant at) {
        return new MovingDeal(
                DealKey.of(created),
                created.pipelineId(),
                created.stageId(),
                at,
                created.title(),
                created.value(),
                created.assignedTo());
    }

    /** The deal after an event; itself where movements do not tell of that. */
    MovingDeal evolve(DealEvent event, Instant at) {
        return switch (event) {
            case DealCreated created -> of(created, at);
            case DealMovedToStage e -> new MovingDeal(key, e.pipelineId(), e.stageId(), at, title, value, assignedTo);
            case DealRenamed e -> new MovingDeal(key, pipelineId, stageId, enteredAt, e.title(), value, assignedTo);
            case DealValueChanged e ->
                new MovingDeal(key, pipelineId, stageId, enteredAt, title, e.value(), assignedTo);
            case DealAssigned e -> new MovingDeal(key, pipelineId, stageId, enteredAt, title, value, e.assignedTo());
            case DealProbabilityChanged _,
                    DealDescribed _,
                    DealContactChanged _,
                    DealExpectedCloseChanged _,
                    DealNotesChanged _,
                    DealLostReasonChanged _,
                    DealExternalIdChanged _,
                    ActivityLogged _,
                    DealDeleted _,
                    DealRestored _ -> this;
        };
    }

    /** Whether an event changes anything here. */
    static boolean isChangedBy(DealEvent event) {
        return event instanceof DealCreated
                || event instanceof DealMovedToStage
                || event instanceof DealRenamed
                || event instanceof DealValueChanged
                || event instanceof DealAssigned;
    }
}
