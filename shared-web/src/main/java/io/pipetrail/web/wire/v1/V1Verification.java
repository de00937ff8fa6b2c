package io.pipetrail.web.wire.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A check of a store's read models against its log.
 *
 * @param status running, completed or failed
 * @param position of the log, at which all was compared
 * @param secondsLeft null as long as nobody can tell
 * @param differences how many rows are not as the log says
 * @param parkedEvents that could not be folded; they are no differences
 * @param report the first 1,000 differences; left out in lists
 */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Verification(
        String object,
        String id,
        String status,
        @UtcMillis Instant startedAt,
        @UtcMillis @Nullable Instant endedAt,
        long position,
        long eventsDone,
        long eventsTotal,
        double eventsPerSecond,
        @Nullable Long secondsLeft,
        long rowsCompared,
        long differences,
        long parkedEvents,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Difference> report) {

    /**
     * A row that is not as the log says: the columns that differ, as they should be and as they are. Null stands for no row.
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Difference(
            String readModel,
            Map<String, @Nullable Object> key,
            @Nullable Map<String, @Nullable Object> expected,
            @Nullable Map<String, @Nullable Object> found) {}
}
