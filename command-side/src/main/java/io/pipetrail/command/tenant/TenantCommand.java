package io.pipetrail.command.tenant;

import io.pipetrail.events.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a tenant. */
public sealed interface TenantCommand
        permits OpenTenant,
                CreatePipeline,
                ProvidePipeline,
                RevisePipeline,
                DeletePipeline,
                RestorePipeline,
                AddStageToDefaultPipeline,
                RemoveStageOutsideDefaultPipeline {

    @TargetAggregateIdentifier
    TenantId tenantId();
}
