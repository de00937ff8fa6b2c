package io.pipetrail.events.tenant;

import io.pipetrail.events.TenantId;

/** What can happen to a tenant. */
public sealed interface TenantEvent
        permits TenantOpened, DefaultPipelineChosen, DefaultPipelineCleared, PipelinesReordered {

    TenantId tenantId();
}
