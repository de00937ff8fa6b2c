package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** A pipeline without live deals was deleted, its stages with it. */
public record PipelineDeleted(TenantId tenantId, PipelineId pipelineId) implements PipelineEvent {}
