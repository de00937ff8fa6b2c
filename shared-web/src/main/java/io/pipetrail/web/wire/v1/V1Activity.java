package io.pipetrail.web.wire.v1;

import io.pipetrail.events.deal.ActivityLogged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Something done for a deal. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Activity(
        String object,
        String id,
        String dealId,
        String type,
        @Nullable String subject,
        @Nullable String body,
        @UtcMillis Instant occurredAt,
        @Nullable Integer durationMinutes,
        @Nullable String direction,
        @Nullable V1Actor actor,
        @UtcMillis Instant createdAt) {

    /** An activity; it happened when it was logged where it has no time of its own. */
    public static V1Activity of(ActivityLogged logged, @Nullable V1Actor actor, Instant loggedAt) {
        return new V1Activity(
                "activity",
                Ids.print(logged.activityId()),
                Ids.print(logged.dealId()),
                Plain.name(logged.type()),
                logged.subject(),
                logged.body(),
                logged.happenedAt() == null ? loggedAt : logged.happenedAt(),
                logged.durationMinutes(),
                Plain.nameOrNull(logged.direction()),
                actor,
                loggedAt);
    }
}
