package io.pipetrail.web.wire.v1;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** How fast deals earn. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Velocity(
        String object,
        @Nullable String pipelineId,
        @UtcMillis Instant from,
        @UtcMillis Instant to,
        List<ByCurrency> byCurrency) {

    /**
     * The deals in one currency.
     *
     * @param opportunities open at some time between the two instants
     * @param winRate won of those that closed, 0..1 with four decimals
     * @param averageValue of a won deal, in units of the currency
     * @param averageCycleDays of a won deal, from its creation on
     * @param velocityPerDay opportunities x win rate x average value / average cycle, in units of the currency a day;
     *     null, as are the others, where nothing was won or closed
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ByCurrency(
            String currency,
            long opportunities,
            long won,
            long lost,
            @Nullable BigDecimal winRate,
            @Nullable BigDecimal averageValue,
            @Nullable BigDecimal averageCycleDays,
            @Nullable BigDecimal medianCycleDays,
            @Nullable BigDecimal velocityPerDay) {}
}
