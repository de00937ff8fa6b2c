package io.pipetrail.command.registry;

import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.DefaultPipelineCleared;
import io.pipetrail.events.tenant.PipelinesReordered;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.eventstore.Companion;
import io.pipetrail.eventstore.CompanionSource;
import io.pipetrail.web.security.AccessSchema;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says for every event what it changes in the registry. */
@Component
final class Registry implements CompanionSource {

    /** Not before there are the tables that are written to. */
    Registry(RegistrySchema registry, AccessSchema access) {}

    @Override
    public List<Companion> companionsOf(List<? extends EventMessage<?>> events) {
        return events.stream()
                .<@Nullable Companion>mapMulti((event, companions) -> {
                    companions.accept(companionOf(event.getPayload()));
                    companions.accept(ImportEntries.of(event, events));
                })
                .filter(Objects::nonNull)
                .map(Companion.class::cast)
                .toList();
    }

    private static @Nullable Entry companionOf(Object payload) {
        return switch (payload) {
            case DealEvent event -> DealEntries.of(event);
            case PipelineEvent event -> StageEntries.of(event);
            case TenantEvent event -> of(event);
            default -> null;
        };
    }

    private static @Nullable Entry of(TenantEvent event) {
        return switch (event) {
            case TenantOpened opened ->
                Entry.of(
                                // It may be there where the log is written again beside it.
                                "insert into access.stores (tenant_id, slug) values (?, ?) on conflict (tenant_id) do nothing",
                                opened.tenantId().value(),
                                opened.slug())
                        .unless("stores_slug_unique", () -> TenantRejected.slugTaken(opened.tenantId()));
            case DefaultPipelineChosen e -> null;
            case DefaultPipelineCleared e -> null;
            case PipelinesReordered e -> null;
        };
    }
}
