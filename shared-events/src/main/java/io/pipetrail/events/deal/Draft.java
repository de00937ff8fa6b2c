package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The next state of a deal while an event is being folded into it: a record of this size has no other way to change one field. */
final class Draft {

    private final TenantId tenantId;
    private final DealId id;
    private final Instant createdAt;
    private PipelineId pipelineId;
    private StageId stageId;
    private Outcome outcome;
    private @Nullable PipelineId lastOpenPipelineId;
    private @Nullable StageId lastOpenStageId;
    private String title;
    private @Nullable String description;
    private Money value;
    private @Nullable Probability probability;
    private @Nullable ProbabilityScale probabilityScale;
    private @Nullable String assignedTo;
    private Contact contact;
    private @Nullable LocalDate expectedCloseDate;
    private @Nullable String notes;
    private @Nullable String externalId;
    private @Nullable String lostReason;
    private boolean deleted;
    private Instant stageEnteredAt;
    private @Nullable Instant closedAt;
    private long version;
    private Instant updatedAt;

    Draft(DealCreated created, Instant at) {
        tenantId = created.tenantId();
        id = created.dealId();
        createdAt = at;
        title = created.title();
        description = created.description();
        value = created.value();
        probability = created.probability();
        probabilityScale = created.probabilityScale();
        assignedTo = created.assignedTo();
        contact = created.contact();
        expectedCloseDate = created.expectedCloseDate();
        notes = created.notes();
        externalId = created.externalId();
        pipelineId = created.pipelineId();
        stageId = created.stageId();
        outcome = created.outcome();
        lostReason = created.lostReason();
        stageEnteredAt = at;
        closedAt = outcome.isClosed() ? at : null;
        rememberOpenStage();
        version = 1;
        updatedAt = at;
    }

    Draft(DealState state) {
        tenantId = state.tenantId();
        id = state.id();
        createdAt = state.createdAt();
        pipelineId = state.pipelineId();
        stageId = state.stageId();
        outcome = state.outcome();
        lastOpenPipelineId = state.lastOpenPipelineId();
        lastOpenStageId = state.lastOpenStageId();
        title = state.title();
        description = state.description();
        value = state.value();
        probability = state.probability();
        probabilityScale = state.probabilityScale();
        assignedTo = state.assignedTo();
        contact = state.contact();
        expectedCloseDate = state.expectedCloseDate();
        notes = state.notes();
        externalId = state.externalId();
        lostReason = state.lostReason();
        deleted = state.deleted();
        stageEnteredAt = state.stageEnteredAt();
        closedAt = state.closedAt();
        version = state.version();
        updatedAt = state.updatedAt();
    }

    void apply(DealEvent event, Instant at) {
        switch (event) {
            case DealCreated created -> throw new IllegalStateException("created twice: " + created.dealId());
            case DealMovedToStage moved -> move(moved, at);
            case DealValueChanged e -> value = e.value();
            case DealProbabilityChanged e -> {
                probability = e.probability();
                probabilityScale = e.probabilityScale();
            }
            case DealRenamed e -> title = e.title();
            case DealDescribed e -> description = e.description();
            case DealAssigned e -> assignedTo = e.assignedTo();
            case DealContactChanged e -> contact = e.contact();
            case DealExpectedCloseChanged e -> expectedCloseDate = e.expectedCloseDate();
            case DealNotesChanged e -> notes = e.notes();
            case DealLostReasonChanged e -> lostReason = e.lostReason();
            case DealExternalIdChanged e -> externalId = e.externalId();
            case ActivityLogged logged -> {}
            case DealDeleted gone -> deleted = true;
            case DealRestored back -> deleted = false;
        }
        version++;
        // A backdated change does not make the deal look older than it did.
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt;
    }

    void turn(Outcome meaning, @Nullable Instant closedSince) {
        var later = closedSince != null && closedSince.isAfter(stageEnteredAt);
        if (meaning.isClosed() && (later || closedAt == null)) closedAt = later ? closedSince : updatedAt;
        if (!meaning.isClosed()) closedAt = null;
        outcome = meaning;
    }

    void turnNow(Outcome meaning, Instant at) {
        outcome = meaning;
        if (!meaning.isClosed()) closedAt = null;
        else if (closedAt == null) closedAt = at;
        rememberOpenStage();
    }

    DealState state() {
        return new DealState(
                tenantId,
                id,
                pipelineId,
                stageId,
                outcome,
                lastOpenPipelineId,
                lastOpenStageId,
                title,
                description,
                value,
                probability,
                probabilityScale,
                assignedTo,
                contact,
                expectedCloseDate,
                notes,
                externalId,
                lostReason,
                deleted,
                stageEnteredAt,
                closedAt,
                version,
                createdAt,
                updatedAt);
    }

    private void move(DealMovedToStage moved, Instant at) {
        pipelineId = moved.pipelineId();
        stageId = moved.stageId();
        outcome = moved.outcome();
        lostReason = moved.lostReason();
        stageEnteredAt = at;
        closedAt = outcome.isClosed() ? at : null;
        rememberOpenStage();
    }

    private void rememberOpenStage() {
        if (outcome.isClosed()) return;
        lastOpenPipelineId = pipelineId;
        lastOpenStageId = stageId;
    }
}
