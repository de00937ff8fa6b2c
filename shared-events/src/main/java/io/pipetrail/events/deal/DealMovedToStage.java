package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A deal went from one stage to another, perhaps of another pipeline; the outcome is that of the new stage. A reason goes along only where the deal was lost. */
public record DealMovedToStage(
        TenantId tenantId,
        DealId dealId,
        StageId fromStageId,
        PipelineId pipelineId,
        StageId stageId,
        Outcome outcome,
        @Nullable String lostReason)
        implements DealEvent {}
