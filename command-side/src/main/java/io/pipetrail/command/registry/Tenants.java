package io.pipetrail.command.registry;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.events.tenant.TenantState;
import java.util.Currency;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.stereotype.Component;

/** The tenants, as their events say. */
@Component
public final class Tenants {

    private static final int KEPT = 10_000;

    private final Folds<TenantState, TenantEvent> folds;

    Tenants(EventStorageEngine events) {
        folds = new Folds<>(events, KEPT, TenantState::version, TenantEvent.class, (state, event, at) -> {
            if (event instanceof TenantOpened opened) return TenantState.of(opened, at);
            if (state == null) throw new IllegalStateException("a tenant that was never opened");
            return state.evolve(event, at);
        });
    }

    /** The tenant as of now. */
    public Optional<TenantState> find(TenantId tenantId) {
        return folds.now(tenantId.toString());
    }

    /** The currency of amounts that name none; it never changes. */
    public Currency baseCurrency(TenantId tenantId) {
        return folds.sometime(tenantId.toString())
                .map(TenantState::baseCurrency)
                .orElseThrow(() -> new IllegalStateException("no such tenant: " + tenantId));
    }
}
