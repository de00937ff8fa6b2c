package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** A deal was deleted: it is in no list and no total any more, but keeps its history. */
public record DealDeleted(TenantId tenantId, DealId dealId) implements DealEvent {}
