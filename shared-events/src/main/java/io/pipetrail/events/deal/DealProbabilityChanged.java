package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A deal got a probability of its own, or lost it and has its stage's again. */
public record DealProbabilityChanged(
        TenantId tenantId, DealId dealId, @Nullable Probability probability) implements DealEvent {}
