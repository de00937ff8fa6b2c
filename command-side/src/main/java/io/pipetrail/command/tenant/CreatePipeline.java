package io.pipetrail.command.tenant;

import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.events.TenantId;

/** Adds a pipeline behind the others; the tenant's first one may become its default. */
public record CreatePipeline(TenantId tenantId, NewPipeline pipeline, boolean defaultIfFirst)
        implements TenantCommand {}
