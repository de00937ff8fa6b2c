package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** Closes a deal as won, in the first won stage of its pipeline. */
public record WinDeal(TenantId tenantId, DealId dealId) implements DealCommand {}
