package io.pipetrail.command.pipeline;

import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import java.util.function.Function;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The pipelines in the event store, loaded into and created in the current unit of work. */
@Component
class StoredPipelines implements Pipelines {

    private final Repository<Pipeline> repository;

    StoredPipelines(Repository<Pipeline> repository) {
        this.repository = repository;
    }

    @Override
    public PipelineState create(TenantId tenantId, NewPipeline asked) {
        try {
            var created = repository.newInstance(() -> Pipeline.create(tenantId, asked));
            return created.invoke(pipeline -> {
                asked.stages().forEach(pipeline::add);
                if (!asked.active()) pipeline.deactivate();
                return pipeline.state();
            });
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public PipelineState find(TenantId tenantId, PipelineId pipelineId) {
        return inside(tenantId, pipelineId, Pipeline::state);
    }

    @Override
    public PipelineState revise(TenantId tenantId, PipelineId pipelineId, PipelineRevision asked) {
        return inside(tenantId, pipelineId, pipeline -> pipeline.revise(asked));
    }

    @Override
    public PipelineState delete(TenantId tenantId, PipelineId pipelineId) {
        return inside(tenantId, pipelineId, Pipeline::delete);
    }

    @Override
    public PipelineState restore(TenantId tenantId, PipelineId pipelineId) {
        return load(pipelineId).invoke(pipeline -> {
            pipeline.admitDeleted(tenantId, pipelineId, expectedVersion());
            return pipeline.restore();
        });
    }

    @Override
    public StageDecided addStage(TenantId tenantId, PipelineId pipelineId, NewStage stage) {
        return inside(tenantId, pipelineId, pipeline -> pipeline.add(stage));
    }

    @Override
    public StageGone removeStage(TenantId tenantId, PipelineId pipelineId, StageId stageId) {
        return inside(tenantId, pipelineId, pipeline -> pipeline.remove(stageId));
    }

    private <R> R inside(TenantId tenantId, PipelineId pipelineId, Function<Pipeline, R> decision) {
        return load(pipelineId).invoke(pipeline -> {
            pipeline.admit(tenantId, pipelineId, expectedVersion());
            return decision.apply(pipeline);
        });
    }

    private static @Nullable Object expectedVersion() {
        return CurrentUnitOfWork.get().getMessage().getMetaData().get(ExpectedVersion.KEY);
    }

    private Aggregate<Pipeline> load(PipelineId pipelineId) {
        try {
            return repository.load(pipelineId.toString());
        } catch (AggregateNotFoundException | IncompatibleAggregateException e) {
            throw PipelineRejected.notFound(pipelineId);
        }
    }
}
