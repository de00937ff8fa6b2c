package io.pipetrail.web.wire.pipeback;

import io.pipetrail.events.EffectiveProbability;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.readside.StageTotals;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A stage of its own, with what is in it.
 *
 * @param sort from 1
 * @param probability in percent
 * @param totalDealsAmount in minor units of the workspace's currency
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PipebackStage(
        String id,
        String pipelineId,
        int sort,
        String name,
        int probability,
        int rottingDays,
        long totalDeals,
        BigInteger totalDealsAmount,
        String totalDealsAmountFormatted,
        @UtcSeconds Instant createdAt,
        @UtcSeconds Instant updatedAt) {

    public static PipebackStage of(
            PipelineId pipeline, StageState stage, int sort, StageTotals totals, Currency currencyOfWorkspace) {
        var deals = LiveDeals.of(totals, currencyOfWorkspace);
        return new PipebackStage(
                stage.id().toString(),
                pipeline.toString(),
                sort,
                stage.name(),
                percent(stage),
                stage.rottingDays(),
                deals.count(),
                deals.minor(),
                deals.formatted(),
                stage.createdAt(),
                stage.updatedAt());
    }

    /** Its own one, in whole percents; where it has none, what its deals are counted with. */
    private static int percent(StageState stage) {
        var own = stage.probability();
        var probability = own != null
                ? own
                : EffectiveProbability.of(stage.outcome(), null, null).value();
        return probability
                .value()
                .movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
