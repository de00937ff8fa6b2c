package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineType;

/** Creates a deal in the first stage of the tenant's pipeline of this type, wherever its creation says. */
public record CreateDealOfType(PipelineType type, CreateDeal creation) implements DealCommand {

    @Override
    public TenantId tenantId() {
        return creation.tenantId();
    }

    @Override
    public DealId dealId() {
        return creation.dealId();
    }
}
