package io.pipetrail.command.deal;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes down what was done for a deal; without a time of its own it happens now. */
public record LogActivity(
        TenantId tenantId,
        DealId dealId,
        ActivityId activityId,
        ActivityType type,
        @Nullable String subject,
        @Nullable String body,
        @Nullable Instant happenedAt,
        @Nullable Integer durationMinutes,
        @Nullable Direction direction)
        implements DealCommand {}
