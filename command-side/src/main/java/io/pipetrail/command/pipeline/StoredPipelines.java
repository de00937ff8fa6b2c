package io.pipetrail.command.pipeline;

import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import java.util.function.Function;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.Repository;
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
    public StageDecided addStage(TenantId tenantId, PipelineId pipelineId, NewStage stage) {
        return inside(tenantId, pipelineId, pipeline -> pipeline.add(stage));
    }

    @Override
    public StageGone removeStage(TenantId tenantId, PipelineId pipelineId, StageId stageId) {
        return inside(tenantId, pipelineId, pipeline -> pipeline.remove(stageId));
    }

    private <R> R inside(TenantId tenantId, PipelineId pipelineId, Function<Pipeline, R> decision) {
        var metaData = CurrentUnitOfWork.get().getMessage().getMetaData();
        return load(pipelineId).invoke(pipeline -> {
            pipeline.admit(tenantId, pipelineId, metaData.get(ExpectedVersion.KEY));
            return decision.apply(pipeline);
        });
    }

    private Aggregate<Pipeline> load(PipelineId pipelineId) {
        try {
            return repository.load(pipelineId.toString());
        } catch (AggregateNotFoundException e) {
            throw PipelineRejected.notFound(pipelineId);
        }
    }
}
