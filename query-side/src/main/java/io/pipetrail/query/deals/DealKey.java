package io.pipetrail.query.deals;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;

/** A deal's row: another tenant's deal of the same id would be another row. */
record DealKey(TenantId tenantId, DealId dealId) {

    static DealKey of(DealEvent event) {
        return new DealKey(event.tenantId(), event.dealId());
    }

    static DealKey of(DealState deal) {
        return new DealKey(deal.tenantId(), deal.id());
    }
}
