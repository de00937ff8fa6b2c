package io.pipetrail.command.pipeline;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.command.OccurredAt;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineActivated;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeactivated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineDescribed;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.PipelineRestored;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineTypeChanged;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageState;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A pipeline with its stages. Whether a stage still holds deals is the registry's to say. */
@Aggregate
class Pipeline {

    private PipelineState state;

    Pipeline() {}

    /** The tenant makes and changes pipelines, because their order and the default are its own. */
    static Pipeline create(TenantId tenantId, NewPipeline asked) {
        var pipeline = new Pipeline();
        apply(new PipelineCreated(tenantId, asked.id(), asked.name(), asked.description(), asked.type()));
        return pipeline;
    }

    PipelineState revise(PipelineRevision asked) {
        var name = asked.name().orKeep(state.name());
        var type = asked.type().orKeep(state.type());
        var active = asked.active().orKeep(state.active());
        if (!name.equals(state.name())) apply(new PipelineRenamed(state.tenantId(), state.id(), name));
        if (asked.description().changes(state.description())) {
            apply(new PipelineDescribed(
                    state.tenantId(), state.id(), asked.description().value()));
        }
        if (type != state.type()) apply(new PipelineTypeChanged(state.tenantId(), state.id(), type));
        if (active != state.active()) apply(activity(active));
        if (asked.stages() != null) arrange(asked.stages());
        return state;
    }

    PipelineState delete() {
        apply(new PipelineDeleted(state.tenantId(), state.id()));
        return state;
    }

    /** Brings it back with its stages; one that is not deleted stays as it is. */
    PipelineState restore() {
        if (!state.deleted()) return state;
        var stages = state.stages().stream()
                .map(stage -> new PipelineRestored.Stage(stage.id(), stage.outcome()))
                .toList();
        apply(new PipelineRestored(state.tenantId(), state.id(), stages));
        return state;
    }

    void deactivate() {
        apply(activity(false));
    }

    StageDecided add(NewStage stage) {
        var position = Math.clamp(
                stage.displayOrder() == null ? Long.MAX_VALUE : stage.displayOrder(),
                1,
                state.stages().size() + 1);
        apply(new StageAdded(
                state.tenantId(),
                state.id(),
                stage.id(),
                position,
                stage.name(),
                stage.description(),
                stage.outcome(),
                stage.probability(),
                stage.rottingDays(),
                stage.color()));
        return StageDecided.of(state, stage.id());
    }

    StageGone remove(StageId stageId) {
        var stage = require(stageId);
        apply(new StageRemoved(state.tenantId(), state.id(), stage.id()));
        return new StageGone(state.id(), state.version(), stage.id());
    }

    @CommandHandlerInterceptor
    void guard(PipelineCommand command, @MetaDataValue(ExpectedVersion.KEY) @Nullable String expected) {
        admit(command.tenantId(), command.pipelineId(), expected);
    }

    /** Another tenant's pipeline is not there, and neither is a deleted one. */
    void admit(TenantId tenantId, PipelineId pipelineId, @Nullable Object expectedVersion) {
        if (state.deleted()) throw PipelineRejected.notFound(pipelineId);
        admitDeleted(tenantId, pipelineId, expectedVersion);
    }

    /** Another tenant's pipeline is not there. */
    void admitDeleted(TenantId tenantId, PipelineId pipelineId, @Nullable Object expectedVersion) {
        if (!state.tenantId().equals(tenantId)) throw PipelineRejected.notFound(pipelineId);
        ExpectedVersion.check(pipelineId.toString(), expectedVersion, state.version());
    }

    @CommandHandler
    StageDecided handle(AddStage add) {
        return add(add.stage());
    }

    @CommandHandler
    StageDecided handle(ReviseStage revise) {
        var revision = new StageRevision(state, require(revise.stageId()), revise);
        revision.changes().forEach(event -> apply(event));
        return StageDecided.of(state, revise.stageId());
    }

    @CommandHandler
    StageGone handle(RemoveStage remove) {
        return remove(remove.stageId());
    }

    @EventSourcingHandler
    void on(PipelineEvent event, EventMessage<PipelineEvent> message) {
        var at = OccurredAt.of(message);
        state = event instanceof PipelineCreated created ? PipelineState.of(created, at) : state.evolve(event, at);
    }

    PipelineState state() {
        return state;
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : state.id().toString();
    }

    private void arrange(List<WantedStage> wanted) {
        var arrangement = new StageArrangement(state, wanted);
        var changes = arrangement.changes();
        arrangement.removals().forEach(removal -> apply(removal));
        changes.forEach(change -> apply(change));
        arrangement.additions().forEach(this::add);
        var order = StageArrangement.order(state, wanted);
        if (order != null) apply(order);
    }

    private StageState require(StageId stageId) {
        return state.stage(stageId).orElseThrow(() -> PipelineRejected.unknownStage(state.id(), stageId));
    }

    private PipelineEvent activity(boolean active) {
        return active
                ? new PipelineActivated(state.tenantId(), state.id())
                : new PipelineDeactivated(state.tenantId(), state.id());
    }
}
