package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** Deals rot after another number of days in this stage; 0 means never. */
public record StageRottingChanged(TenantId tenantId, PipelineId pipelineId, StageId stageId, int rottingDays)
        implements PipelineEvent {}
