package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal is expected to close on another day, or nobody knows when. */
public record DealExpectedCloseChanged(
        TenantId tenantId, DealId dealId, @Nullable LocalDate expectedCloseDate) implements DealEvent {}
