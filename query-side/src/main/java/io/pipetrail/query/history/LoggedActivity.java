package io.pipetrail.query.history;

import io.pipetrail.events.Actor;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.timeline.Activity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Activities as the log has them, made to what the timeline shows of them. */
final class LoggedActivity {

    private LoggedActivity() {}

    static Activity of(StoredEvent event, ActivityLogged logged) {
        var happenedAt = logged.happenedAt() == null ? OccurredAt.of(event) : logged.happenedAt();
        var timed = new ActivityLogged(
                logged.tenantId(),
                logged.dealId(),
                logged.activityId(),
                logged.type(),
                logged.subject(),
                logged.body(),
                happenedAt,
                logged.durationMinutes(),
                logged.direction());
        return new Activity(timed, actor(event.metaData()), event.recordedAt());
    }

    private static @Nullable Actor actor(Map<String, String> metaData) {
        var type = metaData.get("actorType");
        var id = metaData.get("actorId");
        return type == null || id == null
                ? null
                : new Actor(Sql.constant(Actor.Kind.class, type), id, metaData.get("actorName"));
    }
}
