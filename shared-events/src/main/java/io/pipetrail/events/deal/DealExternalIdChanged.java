package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A deal is known under another name in the system it came from. */
public record DealExternalIdChanged(
        TenantId tenantId, DealId dealId, @Nullable String externalId) implements DealEvent {}
