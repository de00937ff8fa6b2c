package io.pipetrail.events.tenant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import java.util.List;

/** These are the tenant's pipelines, in this order; a new one comes in and a deleted one goes out this way too. */
public record PipelinesReordered(TenantId tenantId, List<PipelineId> pipelineIds) implements TenantEvent {}
