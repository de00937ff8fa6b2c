package io.pipetrail.query.history;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.StoredEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whose event it is and what it is about; the kinds are named as outside, where a tenant is a store. */
public record Subject(StoredEvent event, TenantId tenantId, String kind, UUID id) {

    public static @Nullable Subject of(StoredEvent event) {
        return switch (event.payload()) {
            case TenantEvent e ->
                new Subject(event, e.tenantId(), "store", e.tenantId().value());
            case PipelineEvent e ->
                new Subject(event, e.tenantId(), "pipeline", e.pipelineId().value());
            case DealEvent e ->
                new Subject(event, e.tenantId(), "deal", e.dealId().value());
            default -> null;
        };
    }
}
