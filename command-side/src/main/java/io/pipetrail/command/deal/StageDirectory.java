package io.pipetrail.command.deal;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import java.util.Optional;

/** Where a tenant's deals can be, as of now; what is deleted is not in it. */
public interface StageDirectory {

    Optional<StagePlace> find(TenantId tenantId, StageId stageId);

    Optional<PipelineState> pipeline(TenantId tenantId, PipelineId pipelineId);

    /** The pipeline for new deals, if the tenant has any. */
    Optional<PipelineState> defaultPipeline(TenantId tenantId);

    /** The default pipeline if it is of this type, or else the tenant's first one that is. */
    Optional<PipelineState> pipelineOfType(TenantId tenantId, PipelineType type);
}
