package io.pipetrail.command.tenant;

import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.events.TenantId;

/** Sees to it that a tenant has a pipeline of this type: one that it has, or else this new one behind the others. */
public record ProvidePipeline(TenantId tenantId, NewPipeline pipeline) implements TenantCommand {}
