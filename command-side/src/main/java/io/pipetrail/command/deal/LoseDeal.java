package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** Closes a deal as lost, in the first lost stage of its pipeline. */
public record LoseDeal(
        TenantId tenantId, DealId dealId, @Nullable String lostReason) implements DealCommand {}
