package io.pipetrail.web.wire.gauzy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.events.pipeline.PipelineState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline; its stages are printed by index, where they were asked for. Who created it is not kept. */
public record GauzyPipeline(
        String id,
        String name,
        @Nullable String description,
        boolean isActive,
        boolean isArchived,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<GauzyStage> stages,
        String organizationId,
        String tenantId,
        @IsoMillis Instant createdAt,
        @IsoMillis Instant updatedAt,
        @IsoMillis @Nullable Instant deletedAt,
        @Nullable String createdByUserId) {

    public static GauzyPipeline withoutStages(PipelineState pipeline) {
        return of(pipeline, null);
    }

    public static GauzyPipeline withStages(PipelineState pipeline) {
        return of(
                pipeline,
                pipeline.stages().stream()
                        .map(stage -> GauzyStage.of(pipeline, stage))
                        .toList());
    }

    /** Nothing happens to a deleted pipeline but its recovery, so that its deletion was its last change. */
    public static GauzyPipeline of(PipelineState pipeline, @Nullable List<GauzyStage> stages) {
        return new GauzyPipeline(
                pipeline.id().toString(),
                pipeline.name(),
                pipeline.description(),
                pipeline.active(),
                false,
                stages,
                pipeline.tenantId().toString(),
                pipeline.tenantId().toString(),
                pipeline.createdAt(),
                pipeline.updatedAt(),
                pipeline.deleted() ? pipeline.updatedAt() : null,
                null);
    }
}
