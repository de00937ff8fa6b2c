package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** Takes a deal out of all lists and totals; its history stays. */
public record DeleteDeal(TenantId tenantId, DealId dealId) implements DealCommand {}
