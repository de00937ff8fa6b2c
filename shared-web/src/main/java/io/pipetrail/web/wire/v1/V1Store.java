package io.pipetrail.web.wire.v1;

import io.pipetrail.events.tenant.TenantState;
import java.time.Instant;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A tenant, which the native API calls a store. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Store(
        String object,
        String id,
        String slug,
        String name,
        String baseCurrency,
        @UtcMillis Instant createdAt) {

    public static V1Store of(TenantState tenant) {
        return new V1Store(
                "store",
                Ids.print(tenant.id()),
                tenant.slug(),
                tenant.name(),
                Plain.code(tenant.baseCurrency()),
                tenant.createdAt());
    }
}
