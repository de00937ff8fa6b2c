package io.pipetrail.events.tenant;

import io.pipetrail.events.TenantId;

/** No pipeline is the default any more. */
public record DefaultPipelineCleared(TenantId tenantId) implements TenantEvent {}
