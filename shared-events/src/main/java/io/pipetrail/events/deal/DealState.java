package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PersonalData;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a deal is after its events: the aggregate's state, the read model's content, the deal at a past instant, and what a
 * write's reply is rendered from. The version counts its events; probability is the deal's own one, and its scale the one that it
 * was said on, if that is not from 0 to 1.
 */
public record DealState(
        TenantId tenantId,
        DealId id,
        PipelineId pipelineId,
        StageId stageId,
        Outcome outcome,
        @Nullable PipelineId lastOpenPipelineId,
        @Nullable StageId lastOpenStageId,
        String title,
        @Nullable @PersonalData String description,
        Money value,
        @Nullable Probability probability,
        @Nullable ProbabilityScale probabilityScale,
        @Nullable @PersonalData String assignedTo,
        Contact contact,
        @Nullable LocalDate expectedCloseDate,
        @Nullable @PersonalData String notes,
        @Nullable String externalId,
        @Nullable String lostReason,
        boolean deleted,
        Instant stageEnteredAt,
        @Nullable Instant closedAt,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static DealState of(DealCreated created, Instant occurredAt) {
        return new Draft(created, occurredAt).state();
    }

    /** The deal after one more event, which happened at that time. */
    public DealState evolve(DealEvent event, Instant occurredAt) {
        if (event instanceof DealCreated created) return of(created, occurredAt);
        var draft = new Draft(this);
        draft.apply(event, occurredAt);
        return draft.state();
    }

    /**
     * The deal as its stage has come to mean since it went there: a stage that was closed later closed the deal at that
     * time, and one that was opened opened it.
     */
    public DealState under(Outcome meaning, @Nullable Instant closedSince) {
        var draft = new Draft(this);
        draft.turn(meaning, closedSince);
        return draft.state();
    }

    /** The deal when the outcome of the stage that it is in changes: one that was closed already stays closed since then. */
    public DealState turned(Outcome outcome, Instant at) {
        var draft = new Draft(this);
        draft.turnNow(outcome, at);
        return draft.state();
    }

    public boolean isIn(StageId stage) {
        return stageId.equals(stage);
    }
}
