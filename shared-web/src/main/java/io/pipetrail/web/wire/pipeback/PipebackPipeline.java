package io.pipetrail.web.wire.pipeback;

import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.readside.StageTotals;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A pipeline with its stages, and what is in it.
 *
 * @param sort from 1
 * @param totalDealsAmount in minor units of the workspace's currency
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PipebackPipeline(
        String id,
        String workspaceId,
        int sort,
        String name,
        boolean isDefault,
        List<Stage> stages,
        long totalDeals,
        BigInteger totalDealsAmount,
        String totalDealsAmountFormatted,
        @UtcSeconds Instant createdAt,
        @UtcSeconds Instant updatedAt) {

    /** A stage as its pipeline shows it. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Stage(
            String id,
            String pipelineId,
            int sort,
            String name,
            @UtcSeconds Instant createdAt,
            @UtcSeconds Instant updatedAt) {

        static Stage of(PipelineState pipeline, StageState stage) {
            return new Stage(
                    stage.id().toString(),
                    pipeline.id().toString(),
                    pipeline.positionOf(stage.id()),
                    stage.name(),
                    stage.createdAt(),
                    stage.updatedAt());
        }
    }

    /** The totals may be of more stages than its own; a stage without any is empty. */
    public static PipebackPipeline of(
            PipelineState pipeline,
            int sort,
            boolean isDefault,
            Map<StageId, StageTotals> totals,
            Currency currencyOfWorkspace) {
        var all = pipeline.stages().stream()
                .map(stage -> totals.getOrDefault(stage.id(), StageTotals.NONE))
                .reduce(StageTotals.NONE, StageTotals::plus);
        var deals = LiveDeals.of(all, currencyOfWorkspace);
        return new PipebackPipeline(
                pipeline.id().toString(),
                pipeline.tenantId().toString(),
                sort,
                pipeline.name(),
                isDefault,
                pipeline.stages().stream()
                        .map(stage -> Stage.of(pipeline, stage))
                        .toList(),
                deals.count(),
                deals.minor(),
                deals.formatted(),
                pipeline.createdAt(),
                pipeline.updatedAt());
    }
}
