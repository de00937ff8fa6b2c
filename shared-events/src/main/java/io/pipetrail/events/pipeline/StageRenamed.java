package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** A stage got another name. */
public record StageRenamed(TenantId tenantId, PipelineId pipelineId, StageId stageId, String name)
        implements PipelineEvent {}
