package io.pipetrail.command.registry;

import io.pipetrail.command.OccurredAt;
import io.pipetrail.command.deal.ImportDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** Which deals came with which import, and in which version: who wants to revert it must know whether that is still so. */
final class ImportEntries {

    private ImportEntries() {}

    static @Nullable Entry of(EventMessage<?> event, List<? extends EventMessage<?>> appended) {
        if (!(event.getPayload() instanceof DealCreated created)) return null;
        if (!(event.getMetaData().get(ImportDeal.IMPORT_ID) instanceof String importId)) return null;
        return Entry.of(
                """
                insert into registry.imported_deals (import_id, deal_id, tenant_id, created_at, version)
                values (?, ?, ?, ?, ?)""",
                UUID.fromString(importId),
                created.dealId().value(),
                created.tenantId().value(),
                OccurredAt.of(event),
                versionOf(created.dealId(), importId, appended));
    }

    /** Another request's events may come with them where the log is copied. */
    private static long versionOf(DealId dealId, String importId, List<? extends EventMessage<?>> appended) {
        return appended.stream()
                .filter(event -> importId.equals(event.getMetaData().get(ImportDeal.IMPORT_ID)))
                .filter(event -> event.getPayload() instanceof DealEvent about
                        && about.dealId().equals(dealId))
                .count();
    }
}
