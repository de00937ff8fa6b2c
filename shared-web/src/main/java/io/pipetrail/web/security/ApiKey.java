package io.pipetrail.web.security;

import io.pipetrail.events.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An API key of a store, without its secret.
 *
 * @param hint the last four characters of the secret
 */
public record ApiKey(
        KeyId id,
        TenantId tenantId,
        String name,
        Role role,
        String hint,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        String createdBy) {

    boolean isValidAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
