package io.pipetrail.command.imports;

import io.pipetrail.events.TenantId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is asked for.
 *
 * @param requestKey the idempotency key of the request
 * @param requestHash what tells the request from another one with the same key
 * @param mapping the name of a ready mapping, or one written out as JSON; for tables only
 * @param tables what the mapping looks up in, as CSV by name
 * @param bytes how much will come, or -1 where nobody said
 */
public record Order(
        UUID id,
        TenantId tenantId,
        @Nullable String requestKey,
        @Nullable String requestHash,
        Format format,
        @Nullable String mapping,
        Map<String, String> tables,
        boolean dryRun,
        long bytes) {

    /** What comes in. */
    public enum Format {
        CSV,
        NDJSON
    }
}
