package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.TenantId;

/** A deal is worth another amount, perhaps in another currency. */
public record DealValueChanged(TenantId tenantId, DealId dealId, Money value) implements DealEvent {}
