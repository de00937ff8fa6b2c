package io.pipetrail.web.wire.gauzy;

import io.pipetrail.events.deal.DealState;
import org.jspecify.annotations.Nullable;

/** Whom a deal is made with, which Gauzy calls an organization contact, as far as a deal knows. */
public record GauzyClient(
        @Nullable String id,
        @Nullable String name,
        @Nullable String primaryEmail,
        String organizationId,
        String tenantId) {

    /** Null where a deal names nobody. */
    public static @Nullable GauzyClient of(DealState deal) {
        var contact = deal.contact();
        if (contact.id() == null && contact.name() == null && contact.email() == null) return null;
        var tenant = deal.tenantId().toString();
        return new GauzyClient(contact.id(), contact.name(), contact.email(), tenant, tenant);
    }
}
