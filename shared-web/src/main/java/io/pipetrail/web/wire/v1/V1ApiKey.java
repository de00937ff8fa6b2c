package io.pipetrail.web.wire.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.web.security.ApiKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** An API key; its secret is there only in the answer that made it. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1ApiKey(
        String object,
        String id,
        String name,
        String role,
        String hint,
        @UtcMillis Instant createdAt,
        @UtcMillis @Nullable Instant expiresAt,
        @UtcMillis @Nullable Instant revokedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

    public static V1ApiKey of(ApiKey key) {
        return of(key, null);
    }

    public static V1ApiKey of(ApiKey key, @Nullable String secret) {
        return new V1ApiKey(
                "api_key",
                Ids.print(key.id()),
                key.name(),
                key.role().wire(),
                key.hint(),
                key.createdAt(),
                key.expiresAt(),
                key.revokedAt(),
                secret);
    }
}
