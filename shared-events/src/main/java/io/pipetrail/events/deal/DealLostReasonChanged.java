package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** It became known, or was corrected, why a deal was lost. */
public record DealLostReasonChanged(
        TenantId tenantId, DealId dealId, @Nullable String lostReason) implements DealEvent {}
