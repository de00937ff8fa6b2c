package io.pipetrail.command.deal;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import java.util.Optional;

/** Where a tenant's deals can be, as of now; what is deleted is not in it. */
public interface StageDirectory {

    Optional<StagePlace> find(TenantId tenantId, StageId stageId);

    Optional<PipelineState> pipeline(TenantId tenantId, PipelineId pipelineId);

    /** The pipeline for new deals, if the tenant has any. */
    Optional<PipelineState> defaultPipeline(TenantId tenantId);
}
