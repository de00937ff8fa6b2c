package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** Moves a deal to a stage, perhaps of another pipeline; a reason may go along into a lost one. */
public record MoveDealToStage(
        TenantId tenantId,
        DealId dealId,
        StageId stageId,
        @Nullable String lostReason) implements DealCommand {}
