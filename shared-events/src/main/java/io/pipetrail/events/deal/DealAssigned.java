package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PersonalData;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A deal got another owner, or none. */
public record DealAssigned(
        TenantId tenantId,
        DealId dealId,
        @Nullable @PersonalData String assignedTo) implements DealEvent {}
