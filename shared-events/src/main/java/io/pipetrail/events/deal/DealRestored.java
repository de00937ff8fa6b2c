package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;

/** A deleted deal is back, in the stage that it names. */
public record DealRestored(TenantId tenantId, DealId dealId, StageId stageId) implements DealEvent {}
