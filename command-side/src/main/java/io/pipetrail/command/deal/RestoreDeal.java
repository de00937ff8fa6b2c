package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;

/** Brings a deleted deal back: into its stage, else the first one of its pipeline, else of the default pipeline. */
public record RestoreDeal(TenantId tenantId, DealId dealId) implements DealCommand {}
