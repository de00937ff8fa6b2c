package io.pipetrail.web.wire.v1;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * An import: how far it is, and the first of the rows that did not get in.
 *
 * @param rowsTotal once the end of the file has come
 * @param secondsLeft as far as the client said how much it sends
 */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Import(
        String object,
        String id,
        String status,
        @Nullable String detail,
        boolean dryRun,
        @Nullable String mapping,
        @Nullable Long bytesTotal,
        long bytesDone,
        @Nullable Long rowsTotal,
        long rowsDone,
        long created,
        long skipped,
        long failed,
        long rowsPerSecond,
        @Nullable Long secondsLeft,
        List<Fault> errors,
        @UtcMillis Instant createdAt,
        @UtcMillis Instant updatedAt,
        @Nullable Reversal revert) {

    /** A row that did not get in, by the line where it begins. */
    public record Fault(long line, String detail) {}

    /** How far an import is taken back; what was changed since is kept. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Reversal(
            String status, long dealsTotal, long dealsDone, long deleted, long kept, List<Kept> errors) {}

    /** A deal that was left alone. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Kept(String dealId, String detail) {}
}
