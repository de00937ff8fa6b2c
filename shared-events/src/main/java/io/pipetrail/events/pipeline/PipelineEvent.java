package io.pipetrail.events.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;

/** What can happen to a pipeline and its stages. */
public sealed interface PipelineEvent
        permits PipelineCreated,
                PipelineRenamed,
                PipelineDescribed,
                PipelineTypeChanged,
                PipelineActivated,
                PipelineDeactivated,
                StageAdded,
                StageRenamed,
                StageDescribed,
                StageOutcomeChanged,
                StageProbabilityChanged,
                StageRottingChanged,
                StageRecolored,
                StagesReordered,
                StageRemoved,
                PipelineDeleted,
                PipelineRestored {

    TenantId tenantId();

    PipelineId pipelineId();
}
