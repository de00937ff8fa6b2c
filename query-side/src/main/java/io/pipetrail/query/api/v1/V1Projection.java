package io.pipetrail.query.api.v1;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A projection; nothing can be rebuilt yet. */
@JsonNaming(SnakeCaseStrategy.class)
record V1Projection(
        String object,
        String name,
        int version,
        String status,
        long position,
        long lagEvents,
        long lagMs,
        double eventsPerSecond,
        long parkedEvents,
        @Nullable Object rebuild) {}
