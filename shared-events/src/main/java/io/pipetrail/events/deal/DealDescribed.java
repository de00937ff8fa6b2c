package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PersonalData;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** A deal got another description, or lost it. */
public record DealDescribed(
        TenantId tenantId,
        DealId dealId,
        @Nullable @PersonalData String description) implements DealEvent {}
