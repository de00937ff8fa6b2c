package io.pipetrail.command.tenant;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.pipetrail.command.OccurredAt;
import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.pipeline.Pipelines;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.pipeline.StageGone;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.events.tenant.TenantState;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/** A tenant: it has its pipelines in an order, and at most one of them is the default. */
@Aggregate
class Tenant {

    /** The pipeline that a tenant gets with its first stage. */
    private static final String FIRST_PIPELINE = "Sales Pipeline";

    private TenantState state;

    Tenant() {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.ALWAYS)
    TenantState handle(OpenTenant open) {
        apply(new TenantOpened(open.tenantId(), open.slug(), open.name(), open.baseCurrency()));
        return state;
    }

    @CommandHandler
    PipelineDecided handle(CreatePipeline create, Pipelines pipelines) {
        var created = create(create.pipeline(), create.defaultIfFirst(), pipelines);
        return PipelineDecided.of(created, state);
    }

    @CommandHandler
    PipelineDecided handle(ProvidePipeline provide, Pipelines pipelines) {
        var asked = provide.pipeline();
        var here = state.byPreference()
                .map(pipelineId -> pipelines.find(state.id(), pipelineId))
                .filter(pipeline -> pipeline.type() == asked.type())
                .findFirst();
        return PipelineDecided.of(here.orElseGet(() -> create(asked, true, pipelines)), state);
    }

    @CommandHandler
    PipelineDecided handle(RevisePipeline revise, Pipelines pipelines) {
        require(revise.pipelineId());
        var revised = pipelines.revise(state.id(), revise.pipelineId(), revise.revision());
        put(revise.pipelineId(), revise.displayOrder().orKeep(placeOf(revise.pipelineId())));
        choose(revise.pipelineId(), revise.isDefault().orKeep(isDefault(revise.pipelineId())));
        return PipelineDecided.of(revised, state);
    }

    @CommandHandler
    PipelineDecided handle(DeletePipeline delete, Pipelines pipelines) {
        require(delete.pipelineId());
        var deleted = pipelines.delete(state.id(), delete.pipelineId());
        if (isDefault(delete.pipelineId())) throw PipelineRejected.isDefault(deleted.id());
        var others = new ArrayList<>(state.pipelines());
        others.remove(deleted.id());
        reorder(others);
        return PipelineDecided.of(deleted, state);
    }

    @CommandHandler
    PipelineDecided handle(RestorePipeline restore, Pipelines pipelines) {
        var restored = pipelines.restore(state.id(), restore.pipelineId());
        if (!state.pipelines().contains(restored.id())) putLast(restored.id());
        return PipelineDecided.of(restored, state);
    }

    @CommandHandler
    StageDecided handle(AddStageToDefaultPipeline add, Pipelines pipelines) {
        var here = state.pipelineForNewDeals();
        if (here.isPresent()) return pipelines.addStage(state.id(), here.get(), add.stage());
        var first =
                new NewPipeline(add.newPipelineId(), FIRST_PIPELINE, null, PipelineType.SALES, List.of(add.stage()));
        return StageDecided.of(create(first, true, pipelines), add.stage().id());
    }

    @CommandHandler
    StageGone handle(RemoveStageOutsideDefaultPipeline remove, Pipelines pipelines) {
        require(remove.pipelineId());
        var gone = pipelines.removeStage(state.id(), remove.pipelineId(), remove.stageId());
        if (isDefault(remove.pipelineId())) throw PipelineRejected.isDefault(remove.pipelineId());
        return gone;
    }

    @EventSourcingHandler
    void on(TenantEvent event, EventMessage<TenantEvent> message) {
        var at = OccurredAt.of(message);
        state = event instanceof TenantOpened opened ? TenantState.of(opened, at) : state.evolve(event, at);
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : state.id().toString();
    }

    private PipelineState create(NewPipeline asked, boolean defaultIfFirst, Pipelines pipelines) {
        var isFirst = state.pipelines().isEmpty();
        var created = pipelines.create(state.id(), asked);
        putLast(asked.id());
        if (isFirst && defaultIfFirst) choose(asked.id(), true);
        return created;
    }

    private void putLast(PipelineId pipelineId) {
        var all = new ArrayList<>(state.pipelines());
        all.add(pipelineId);
        reorder(all);
    }

    private void put(PipelineId pipelineId, int place) {
        var order = new ArrayList<>(state.pipelines());
        order.remove(pipelineId);
        order.add(Math.clamp(place - 1L, 0, order.size()), pipelineId);
        if (!order.equals(state.pipelines())) reorder(order);
    }

    private void choose(PipelineId pipelineId, boolean isDefault) {
        if (isDefault == isDefault(pipelineId)) return;
        apply(isDefault ? new DefaultPipelineChosen(state.id(), pipelineId) : new DefaultPipelineCleared(state.id()));
    }

    private void reorder(List<PipelineId> order) {
        apply(new PipelinesReordered(state.id(), List.copyOf(order)));
    }

    private int placeOf(PipelineId pipelineId) {
        return state.pipelines().indexOf(pipelineId) + 1;
    }

    private boolean isDefault(PipelineId pipelineId) {
        return pipelineId.equals(state.defaultPipeline());
    }

    private void require(PipelineId pipelineId) {
        if (!state.pipelines().contains(pipelineId)) throw PipelineRejected.notFound(pipelineId);
    }
}
