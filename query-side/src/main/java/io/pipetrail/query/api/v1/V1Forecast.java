package io.pipetrail.query.api.v1;

import io.pipetrail.web.wire.v1.V1Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is expected to close when; amounts are in the forecast's currency. */
@JsonNaming(SnakeCaseStrategy.class)
record V1Forecast(
        String object,
        @Nullable String pipelineId,
        String interval,
        LocalDate from,
        LocalDate to,
        String currency,
        List<Span> periods,
        Sum overdue,
        Sum undated) {

    /** A period; won are the deals that closed in it, the others are open and expected to. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Span(
            String period,
            LocalDate from,
            LocalDate to,
            long dealCount,
            BigDecimal totalValue,
            BigDecimal weightedValue,
            long wonCount,
            BigDecimal wonValue,
            List<V1Totals> totalsByCurrency) {}

    /** Open deals that belong to no period. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Sum(long dealCount, BigDecimal totalValue, BigDecimal weightedValue, List<V1Totals> totalsByCurrency) {}
}
