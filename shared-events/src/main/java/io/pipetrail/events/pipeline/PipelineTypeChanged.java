package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** A pipeline serves another kind of business now. */
public record PipelineTypeChanged(TenantId tenantId, PipelineId pipelineId, PipelineType type)
        implements PipelineEvent {}
