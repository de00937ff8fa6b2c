package io.pipetrail.command.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far an import is, and its reversal where there is one.
 *
 * @param detail why it failed as a whole
 * @param requestHash of the request that began it, where that had an idempotency key
 * @param bytesTotal how much will come, where the client said it
 * @param position of its last event in the log
 * @param updatedAt until when it is known to have been at work
 */
public record ImportState(
        UUID id,
        Status status,
        @Nullable String detail,
        @Nullable String requestHash,
        boolean dryRun,
        @Nullable String mapping,
        @Nullable Long bytesTotal,
        long bytesDone,
        long rowsDone,
        long created,
        long skipped,
        long failed,
        List<Fault> faults,
        long position,
        Instant startedAt,
        Instant updatedAt,
        @Nullable Reversal reversal) {

    /** What an import, or its reversal, has come to. */
    public enum Status {
        RUNNING,
        COMPLETED,
        FAILED
    }

    /**
     * How far it is taken back.
     *
     * @param done deals deleted again
     * @param kept deals left alone because somebody has changed them since
     */
    public record Reversal(Status status, long done, long kept, List<Kept> reasons, Instant updatedAt) {}

    /** A deal that was left alone, and why. */
    public record Kept(UUID dealId, String detail) {}
}
