package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineType;

/**
 * Asks a revision or the deletion of a deal as one of this type: a deal in a pipeline of another type is not there, and none
 * leaves its pipeline.
 */
public record AskDealOfType(PipelineType type, DealCommand what) implements DealCommand {

    @Override
    public TenantId tenantId() {
        return what.tenantId();
    }

    @Override
    public DealId dealId() {
        return what.dealId();
    }
}
