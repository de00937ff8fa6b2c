package io.pipetrail.events.tenant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** New deals that name no pipeline go into this one from now on. */
public record DefaultPipelineChosen(TenantId tenantId, PipelineId pipelineId) implements TenantEvent {}
