package io.pipetrail.web.wire.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is in a pipeline, by stage; the totals are the sums over the stages shown. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1PipelineSummary(
        String object,
        @Nullable String pipelineId,
        long totalDeals,
        BigDecimal totalValue,
        BigDecimal totalWeightedValue,
        List<Stage> stages,
        Sum open,
        Sum won,
        Sum lost,
        List<V1Totals> totalsByCurrency,
        String currency,
        String period,
        @UtcMillis Instant asOf,

        @UtcMillis @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant knownAt,

        long position) {

    /** What is in one stage. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Stage(
            String id,
            String pipelineId,
            String name,
            boolean isWon,
            boolean isLost,
            long dealCount,
            BigDecimal totalValue,
            BigDecimal weightedValue,
            List<V1Totals> totalsByCurrency) {}

    /** What some deals add up to in the summary's currency. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Sum(long dealCount, BigDecimal totalValue, BigDecimal weightedValue) {}
}
