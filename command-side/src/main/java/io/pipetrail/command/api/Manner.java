package io.pipetrail.command.api;

import io.pipetrail.events.TenantId;
import io.pipetrail.web.body.PatchBody;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a write is to be done and answered, as its headers say; controllers of every dialect may take it as an argument.
 *
 * @param target path and query, which tell one request from another
 * @param path where the location of something new begins
 * @param minimal whether the client wants neither a body nor to wait for the read side
 */
public record Manner(
        String method,
        String target,
        String path,
        @Nullable String expectedVersion,
        @Nullable String idempotencyKey,
        @Nullable Instant occurredAt,
        boolean minimal) {

    /** The terms for a request of this tenant with this body. */
    public Terms terms(TenantId tenantId, PatchBody body) {
        return terms(tenantId, body.raw());
    }

    /** The terms for a request of this tenant without a body. */
    public Terms terms(TenantId tenantId) {
        return terms(tenantId, new byte[0]);
    }

    private Terms terms(TenantId tenantId, byte[] body) {
        var once = idempotencyKey == null ? null : Once.of(tenantId, idempotencyKey, method, target, body);
        return new Terms(expectedVersion, occurredAt, once);
    }
}
