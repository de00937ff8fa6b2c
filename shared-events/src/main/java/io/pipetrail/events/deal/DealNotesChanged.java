package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PersonalData;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** The notes on a deal changed. */
public record DealNotesChanged(
        TenantId tenantId,
        DealId dealId,
        @Nullable @PersonalData String notes) implements DealEvent {}
