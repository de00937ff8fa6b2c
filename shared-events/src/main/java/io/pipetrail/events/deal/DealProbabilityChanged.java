package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A deal got a probability of its own, or lost it and has its stage's again; or the same one was said on another scale. */
public record DealProbabilityChanged(
        TenantId tenantId,
        DealId dealId,
        @Nullable Probability probability,
        @Nullable ProbabilityScale probabilityScale)
        implements DealEvent {

    /** It was said as a chance from 0 to 1. */
    public DealProbabilityChanged(TenantId tenantId, DealId dealId, @Nullable Probability probability) {
        this(tenantId, dealId, probability, null);
    }
}
