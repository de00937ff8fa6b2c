package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** A deal is made with somebody else, or what is known of them changed. */
public record DealContactChanged(TenantId tenantId, DealId dealId, Contact contact) implements DealEvent {}
