package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** Opens a closed deal again: in the stage, else where it was last open, else in the first open stage of its pipeline. */
public record ReopenDeal(
        TenantId tenantId, DealId dealId, @Nullable StageId stageId) implements DealCommand {}
