package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** A deal got another title. */
public record DealRenamed(TenantId tenantId, DealId dealId, String title) implements DealEvent {}
