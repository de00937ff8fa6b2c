package io.pipetrail.web.wire.gauzy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stage of a pipeline; its deals and its pipeline are printed where they were asked for. The index begins at 1. */
public record GauzyStage(
        String id,
        String name,
        @Nullable String description,
        int index,
        String pipelineId,
        String organizationId,
        String tenantId,
        @IsoMillis Instant createdAt,
        @IsoMillis Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<GauzyDeal> deals,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable GauzyPipeline pipeline) {

    public static GauzyStage of(PipelineState pipeline, StageState stage) {
        return of(pipeline, stage, null, null);
    }

    public static GauzyStage of(
            PipelineState pipeline,
            StageState stage,
            @Nullable List<GauzyDeal> deals,
            @Nullable GauzyPipeline shownPipeline) {
        return new GauzyStage(
                stage.id().toString(),
                stage.name(),
                stage.description(),
                pipeline.positionOf(stage.id()),
                pipeline.id().toString(),
                pipeline.tenantId().toString(),
                pipeline.tenantId().toString(),
                stage.createdAt(),
                stage.updatedAt(),
                deals,
                shownPipeline);
    }
}
