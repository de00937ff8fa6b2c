package io.pipetrail.query.movements;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.query.projection.Upsert;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a pipeline or a stage is called from an event on: a row of {@code movement_pipelines} or {@code movement_stages}. */
record Naming(Upsert<Naming> table, TenantId tenantId, UUID id, String name) {

    private static final Upsert<Naming> PIPELINES = rows("movement_pipelines", "pipeline_id");
    private static final Upsert<Naming> STAGES = rows("movement_stages", "stage_id");

    static @Nullable Naming of(Object payload) {
        return switch (payload) {
            case PipelineCreated e ->
                new Naming(PIPELINES, e.tenantId(), e.pipelineId().value(), e.name());
            case PipelineRenamed e ->
                new Naming(PIPELINES, e.tenantId(), e.pipelineId().value(), e.name());
            case StageAdded e -> new Naming(STAGES, e.tenantId(), e.stageId().value(), e.name());
            case StageRenamed e -> new Naming(STAGES, e.tenantId(), e.stageId().value(), e.name());
            default -> null;
        };
    }

    private static Upsert<Naming> rows(String table, String id) {
        return Upsert.<Naming>into(table)
                .key("tenant_id", "uuid", Naming::tenantId)
                .key(id, "uuid", Naming::id)
                .set("name", "text", Naming::name);
    }
}
