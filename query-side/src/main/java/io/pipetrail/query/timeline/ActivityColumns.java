package io.pipetrail.query.timeline;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.Actor;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The columns of {@code readside.activities}, under names that can stand beside those of a deal. */
public final class ActivityColumns {

    public static final String ALL = """
            activity_id, type activity_type, subject, body, happened_at, logged_at, duration_minutes, direction,
            actor_type, actor_id, actor_name""";

    private ActivityColumns() {}

    public static Activity of(TenantId tenant, DealId deal, ResultSet row) throws SQLException {
        var direction = row.getString("direction");
        var what = new ActivityLogged(
                tenant,
                deal,
                new ActivityId(uuid(row, "activity_id")),
                constant(ActivityType.class, text(row, "activity_type")),
                row.getString("subject"),
                row.getString("body"),
                instant(row, "happened_at"),
                row.getObject("duration_minutes", Integer.class),
                direction == null ? null : constant(Direction.class, direction));
        return new Activity(what, actor(row), instant(row, "logged_at"));
    }

    private static @Nullable Actor actor(ResultSet row) throws SQLException {
        var type = row.getString("actor_type");
        var id = row.getString("actor_id");
        return type == null || id == null
                ? null
                : new Actor(constant(Actor.Kind.class, type), id, row.getString("actor_name"));
    }
}
