package io.pipetrail.web.wire.v1;

import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.web.readside.StageTotals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A pipeline with its stages in display order, and what is in them. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Pipeline(
        String object,
        String id,
        String name,
        @Nullable String description,
        String type,
        int displayOrder,
        boolean isDefault,
        boolean isActive,
        List<V1Stage> stages,
        long dealCount,
        List<V1Totals> totalsByCurrency,
        long version,
        @UtcMillis Instant createdAt,
        @UtcMillis Instant updatedAt) {

    public static V1Pipeline of(
            PipelineState pipeline, int displayOrder, boolean isDefault, Map<StageId, StageTotals> totals) {
        var all = pipeline.stages().stream()
                .map(stage -> totals.getOrDefault(stage.id(), StageTotals.NONE))
                .reduce(StageTotals.NONE, StageTotals::plus);
        return new V1Pipeline(
                "pipeline",
                Ids.print(pipeline.id()),
                pipeline.name(),
                pipeline.description(),
                Plain.name(pipeline.type()),
                displayOrder,
                isDefault,
                pipeline.active(),
                stages(pipeline, totals),
                all.dealCount(),
                V1Totals.of(all),
                pipeline.version(),
                pipeline.createdAt(),
                pipeline.updatedAt());
    }

    private static List<V1Stage> stages(PipelineState pipeline, Map<StageId, StageTotals> totals) {
        var stages = pipeline.stages();
        return IntStream.range(0, stages.size())
                .mapToObj(i -> V1Stage.of(
                        pipeline.id(),
                        stages.get(i),
                        i + 1,
                        totals.getOrDefault(stages.get(i).id(), StageTotals.NONE)))
                .toList();
    }
}
