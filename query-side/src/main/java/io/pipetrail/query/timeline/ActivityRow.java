package io.pipetrail.query.timeline;

import static io.pipetrail.query.projection.Sql.constant;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.Actor;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Direction;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An activity as {@link TimelineProjection} left it. */
@Entity
@Immutable
@Table(schema = "readside", name = "activities")
class ActivityRow {

    @Id
    UUID activityId;

    TenantId tenantId;
    UUID dealId;
    String type;

    @Nullable
    String subject;

    @Nullable
    String body;

    Instant happenedAt;
    Instant loggedAt;

    @Nullable
    Integer durationMinutes;

    @Nullable
    String direction;

    @Nullable
    String actorType;

    @Nullable
    String actorId;

    @Nullable
    String actorName;

    boolean dealDeleted;

    protected ActivityRow() {}

    Activity activity() {
        var logged = new ActivityLogged(
                tenantId,
                new DealId(dealId),
                new ActivityId(activityId),
                constant(ActivityType.class, type),
                subject,
                body,
                happenedAt,
                durationMinutes,
                direction == null ? null : constant(Direction.class, direction));
        return new Activity(logged, actor(), loggedAt);
    }

    private @Nullable Actor actor() {
        return actorType == null || actorId == null
                ? null
                : new Actor(constant(Actor.Kind.class, actorType), actorId, actorName);
    }
}
