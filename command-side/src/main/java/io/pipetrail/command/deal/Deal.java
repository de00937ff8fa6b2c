package io.pipetrail.command.deal;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.pipetrail.command.Change;
import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.command.OccurredAt;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealState;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A deal. Its status is the outcome of the stage it is in, which the stage directory knows. */
@Aggregate
class Deal {

    /** All that outlives a command: the next one may get a new deal in this state. */
    private DealState state;

    /** What the events say besides what every event does. */
    private MetaData remarks = MetaData.emptyInstance();

    /** When this command's last event was recorded, which is not when it happened where that is backdated. */
    private Instant recordedAt = Instant.EPOCH;

    Deal() {}

    /** A deal that has come to this state. */
    static Deal in(DealState state) {
        var deal = new Deal();
        deal.state = state;
        return deal;
    }

    @CommandHandlerInterceptor
    void guard(
            DealCommand command,
            @MetaDataValue(ExpectedVersion.KEY) @Nullable String expected,
            @MetaDataValue(OccurredAt.KEY) @Nullable String occurredAt) {
        if (isCreation(command)) return;
        admit(command);
        ExpectedVersion.check(command.dealId().toString(), expected, state.version());
        if (occurredAt != null && Instant.parse(occurredAt).isBefore(state.createdAt())) {
            throw DealRejected.beforeCreation(command.dealId(), occurredAt);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    DealDecided handle(CreateDeal create, StageDirectory stages) {
        var placement = new Placement(create.tenantId(), create.dealId(), stages);
        var place = placement.named(create.pipelineId(), create.stageId());
        if (create.outcome() != null) place = placement.like(create.outcome(), place);
        var outcome = place.stage().outcome();
        if (create.lostReason() != null && outcome != Outcome.LOST) throw DealRejected.notLost(create.dealId());
        happens(new DealCreated(
                create.tenantId(),
                create.dealId(),
                place.pipeline().id(),
                place.stage().id(),
                outcome,
                create.title(),
                create.description(),
                create.value(),
                create.probability(),
                create.assignedTo(),
                create.contact(),
                create.expectedCloseDate(),
                create.notes(),
                create.externalId(),
                create.lostReason(),
                create.probability() == null ? null : create.probabilityScale()));
        return DealDecided.of(state, place);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    DealDecided handle(ImportDeal imported, StageDirectory stages) {
        try {
            remarks = imported.metaData(imported.createdAt());
            var decided = handle(imported.creation(), stages);
            for (var step : imported.steps()) {
                remarks = imported.metaData(step.at());
                take(step.what(), stages);
            }
            return imported.steps().isEmpty() ? decided : DealDecided.of(state, here(stages));
        } finally {
            remarks = MetaData.emptyInstance();
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    DealDecided handle(CreateDealOfType create, StageDirectory stages) {
        var pipeline = stages.pipelineOfType(create.tenantId(), create.type())
                .orElseThrow(() -> DealRejected.noPipeline(create.dealId()));
        return handle(create.creation().in(pipeline.id()), stages);
    }

    @CommandHandler
    Object handle(AskDealOfType ask, StageDirectory stages) {
        if (here(stages).pipeline().type() != ask.type()) throw DealRejected.notFound(state.id());
        return switch (ask.what()) {
            case ReviseDeal revise -> handle(revise.within(state.pipelineId()), stages);
            case DeleteDeal delete -> handle(delete);
            default ->
                throw new IllegalArgumentException(
                        "is not asked by type: " + ask.what().getClass());
        };
    }

    @CommandHandler
    DealDecided handle(ReviseDeal revise, StageDirectory stages) {
        var here = here(stages);
        var target = target(revise, here, stages);
        DealRevision.changes(state, revise).forEach(this::happens);
        return move(target, revise.lostReason());
    }

    @CommandHandler
    DealDecided handle(MoveDealToStage move, StageDirectory stages) {
        var target = Placement.of(state, stages).at(move.stageId());
        return move(target, given(move.lostReason()));
    }

    @CommandHandler
    DealDecided handle(WinDeal win, StageDirectory stages) {
        var here = here(stages);
        if (here.stage().outcome() == Outcome.WON) return DealDecided.of(state, here);
        return move(Placement.of(state, stages).won(here.pipeline()), Change.none());
    }

    @CommandHandler
    DealDecided handle(LoseDeal lose, StageDirectory stages) {
        var here = here(stages);
        var isLost = here.stage().outcome() == Outcome.LOST;
        var target = isLost ? here : Placement.of(state, stages).lost(here.pipeline());
        return move(target, given(lose.lostReason()));
    }

    @CommandHandler
    DealDecided handle(ReopenDeal reopen, StageDirectory stages) {
        var here = here(stages);
        var isOpen = here.stage().outcome() == Outcome.OPEN;
        if (isOpen && reopen.stageId() == null) return DealDecided.of(state, here);
        var target = Placement.of(state, stages).open(state, here.pipeline(), reopen.stageId());
        return move(target, Change.none());
    }

    @CommandHandler
    ActivityDecided handle(LogActivity log) {
        var activity = new ActivityLogged(
                state.tenantId(),
                state.id(),
                log.activityId(),
                log.type(),
                log.subject(),
                log.body(),
                log.happenedAt(),
                log.durationMinutes(),
                log.direction());
        happens(activity);
        return new ActivityDecided(activity, recordedAt, state.version());
    }

    @CommandHandler
    DealGone handle(DeleteDeal delete) {
        happens(new DealDeleted(state.tenantId(), state.id()));
        return new DealGone(state.id(), state.version(), state);
    }

    @CommandHandler
    DealDecided handle(RestoreDeal restore, StageDirectory stages) {
        var placement = Placement.of(state, stages);
        if (!state.deleted()) return DealDecided.of(state, here(stages));
        var back = placement.again(state);
        if (!state.isIn(back.stage().id())) happens(movedTo(back, null));
        happens(new DealRestored(state.tenantId(), state.id(), back.stage().id()));
        return DealDecided.of(state, back);
    }

    @EventSourcingHandler
    void on(DealEvent event, EventMessage<DealEvent> message) {
        var at = OccurredAt.of(message);
        recordedAt = message.getTimestamp();
        state = event instanceof DealCreated created ? DealState.of(created, at) : state.evolve(event, at);
    }

    DealState state() {
        return state;
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : state.id().toString();
    }

    private void happens(DealEvent event) {
        apply(event, remarks);
    }

    private static boolean isCreation(DealCommand command) {
        return command instanceof CreateDeal || command instanceof CreateDealOfType || command instanceof ImportDeal;
    }

    /** What is deleted is not there for anything but its restoration. */
    private void admit(DealCommand command) {
        var reachable = !state.deleted() || command instanceof RestoreDeal;
        if (!state.tenantId().equals(command.tenantId()) || !reachable) throw DealRejected.notFound(command.dealId());
    }

    private void take(DealCommand step, StageDirectory stages) {
        admit(step);
        switch (step) {
            case ReviseDeal revise -> handle(revise, stages);
            case LogActivity log -> handle(log);
            case DeleteDeal delete -> handle(delete);
            case RestoreDeal restore -> handle(restore, stages);
            default -> throw new IllegalArgumentException("no step of an import: " + step.getClass());
        }
    }

    private StagePlace here(StageDirectory stages) {
        return Placement.of(state, stages).at(state.stageId());
    }

    private StagePlace target(ReviseDeal revise, StagePlace here, StageDirectory stages) {
        var nowhereElse = revise.stageId() == null
                && (revise.pipelineId() == null || revise.pipelineId().equals(state.pipelineId()));
        var placement = Placement.of(state, stages);
        var target = nowhereElse ? here : placement.named(revise.pipelineId(), revise.stageId());
        var outcome = revise.outcome();
        if (outcome == null || outcome == here.stage().outcome()) return target;
        return placement.like(outcome, target, state);
    }

    /** Moves the deal unless it is there already; a reason is taken where the deal is lost afterwards. */
    private DealDecided move(StagePlace target, Change<String> reason) {
        var isLost = target.stage().outcome() == Outcome.LOST;
        if (reason.value() != null && !isLost) throw DealRejected.notLost(state.id());
        var lostReason = isLost ? reason.or(state.lostReason()) : null;
        if (!state.isIn(target.stage().id())) {
            happens(movedTo(target, lostReason));
        } else if (isLost && reason.changes(state.lostReason())) {
            happens(new DealLostReasonChanged(state.tenantId(), state.id(), lostReason));
        }
        return DealDecided.of(state, target);
    }

    private DealMovedToStage movedTo(StagePlace target, @Nullable String lostReason) {
        return new DealMovedToStage(
                state.tenantId(),
                state.id(),
                state.stageId(),
                target.pipeline().id(),
                target.stage().id(),
                target.stage().outcome(),
                lostReason);
    }

    private static Change<String> given(@Nullable String lostReason) {
        return lostReason == null ? Change.none() : Change.to(lostReason);
    }
}
