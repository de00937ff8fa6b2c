package io.pipetrail.query.timeline;

import io.pipetrail.events.DealId;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.query.reading.Span;
import org.jspecify.annotations.Nullable;

/**
 * Which activities are wanted; what is null is not asked for.
 *
 * @param actor the id of a key or user
 */
public record ActivityFilter(
        @Nullable DealId dealId,
        @Nullable ActivityType type,
        @Nullable String actor,
        Span happened) {

    public static ActivityFilter of(DealId deal) {
        return new ActivityFilter(deal, null, null, Span.EVER);
    }
}
