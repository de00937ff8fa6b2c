package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a pipeline alone; what touches its place among the others is asked of the tenant. */
public sealed interface PipelineCommand permits AddStage, ReviseStage, RemoveStage {

    TenantId tenantId();

    @TargetAggregateIdentifier
    PipelineId pipelineId();
}
