package io.pipetrail.command.tenant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** Takes a stage without live deals out of a pipeline that is not the default. */
public record RemoveStageOutsideDefaultPipeline(TenantId tenantId, PipelineId pipelineId, StageId stageId)
        implements TenantCommand {}
