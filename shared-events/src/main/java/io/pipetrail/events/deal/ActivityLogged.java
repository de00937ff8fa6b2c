package io.pipetrail.events.deal;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PersonalData;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody noted down what was done for a deal; without a time of its own it happened when it was logged. */
public record ActivityLogged(
        TenantId tenantId,
        DealId dealId,
        ActivityId activityId,
        ActivityType type,
        @Nullable @PersonalData String subject,
        @Nullable @PersonalData String body,
        @Nullable Instant happenedAt,
        @Nullable Integer durationMinutes,
        @Nullable Direction direction)
        implements DealEvent {}
