package io.pipetrail.command.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.deal.StagePlace;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.tenant.TenantState;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stage directory over the event store: which pipeline a stage belongs to never changes, all else is read afresh. */
@Component
class StoredStageDirectory implements StageDirectory {

    private static final int KEPT_PIPELINES = 10_000;
    private static final int KEPT_STAGES = 100_000;

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Folds<KnownPipeline, PipelineEvent> pipelines;
    private final Cache<StageId, PipelineId> pipelineOf =
            Caffeine.newBuilder().maximumSize(KEPT_STAGES).build();

    StoredStageDirectory(JdbcClient jdbc, EventStorageEngine events, Tenants tenants, RegistrySchema migrated) {
        this.jdbc = jdbc;
        this.tenants = tenants;
        this.pipelines = new Folds<>(
                events,
                KEPT_PIPELINES,
                known -> known.pipeline().version(),
                PipelineEvent.class,
                KnownPipeline::evolve);
    }

    @Override
    public Optional<StagePlace> find(TenantId tenantId, StageId stageId) {
        return Optional.ofNullable(pipelineOf.getIfPresent(stageId))
                .or(() -> lookUp(stageId))
                .flatMap(pipelineId -> known(tenantId, pipelineId))
                .flatMap(known -> known.place(stageId));
    }

    @Override
    public Optional<PipelineState> pipeline(TenantId tenantId, PipelineId pipelineId) {
        return known(tenantId, pipelineId).map(KnownPipeline::pipeline);
    }

    @Override
    public Optional<PipelineState> defaultPipeline(TenantId tenantId) {
        return tenants.find(tenantId)
                .flatMap(TenantState::pipelineForNewDeals)
                .flatMap(pipelineId -> pipeline(tenantId, pipelineId));
    }

    @Override
    public Optional<PipelineState> pipelineOfType(TenantId tenantId, PipelineType type) {
        return tenants.find(tenantId).stream()
                .flatMap(TenantState::byPreference)
                .flatMap(pipelineId -> pipeline(tenantId, pipelineId).stream())
                .filter(pipeline -> pipeline.type() == type)
                .findFirst();
    }

    private Optional<KnownPipeline> known(TenantId tenantId, PipelineId pipelineId) {
        return pipelines.now(pipelineId.toString()).filter(known -> known.isThereFor(tenantId));
    }

    private Optional<PipelineId> lookUp(StageId stageId) {
        var found = jdbc
                .sql("select pipeline_id from registry.stages where stage_id = ?")
                .param(stageId.value())
                .query((row, number) -> new PipelineId(row.getObject(1, UUID.class)))
                .list()
                .stream()
                .findFirst();
        found.ifPresent(pipelineId -> pipelineOf.put(stageId, pipelineId));
        return found;
    }
}
