package io.pipetrail.query.past;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;

/** Which deal. */
record DealKey(TenantId tenantId, DealId dealId) {

    static DealKey of(DealEvent event) {
        return new DealKey(event.tenantId(), event.dealId());
    }
}
