package io.pipetrail.events.pipeline;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** A stage means something else for its deals now: all of them changed their status. */
public record StageOutcomeChanged(TenantId tenantId, PipelineId pipelineId, StageId stageId, Outcome outcome)
        implements PipelineEvent {}
