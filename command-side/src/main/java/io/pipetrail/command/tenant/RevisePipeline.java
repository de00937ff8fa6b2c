package io.pipetrail.command.tenant;

import io.pipetrail.command.Change;
import io.pipetrail.command.pipeline.PipelineRevision;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** Changes a pipeline, its place among the others (from 1) and whether it is the default, all or nothing. */
public record RevisePipeline(
        TenantId tenantId,
        PipelineId pipelineId,
        PipelineRevision revision,
        Change<Integer> displayOrder,
        Change<Boolean> isDefault)
        implements TenantCommand {}
