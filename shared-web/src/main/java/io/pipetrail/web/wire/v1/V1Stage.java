package io.pipetrail.web.wire.v1;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.readside.StageTotals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A stage of a pipeline, with what is in it. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Stage(
        String object,
        String id,
        String pipelineId,
        String name,
        @Nullable String description,
        int displayOrder,
        boolean isWon,
        boolean isLost,
        @Nullable BigDecimal probability,
        int rottingDays,
        @Nullable String color,
        long dealCount,
        List<V1Totals> totalsByCurrency,
        @UtcMillis Instant createdAt,
        @UtcMillis Instant updatedAt) {

    public static V1Stage of(PipelineId pipeline, StageState stage, int displayOrder, StageTotals totals) {
        return new V1Stage(
                "pipeline_stage",
                Ids.print(stage.id()),
                Ids.print(pipeline),
                stage.name(),
                stage.description(),
                displayOrder,
                stage.outcome() == Outcome.WON,
                stage.outcome() == Outcome.LOST,
                stage.probability() == null
                        ? null
                        : Plain.number(stage.probability().value()),
                stage.rottingDays(),
                stage.color(),
                totals.dealCount(),
                V1Totals.of(totals),
                stage.createdAt(),
                stage.updatedAt());
    }
}
