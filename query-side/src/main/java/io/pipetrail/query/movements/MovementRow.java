package io.pipetrail.query.movements;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.Actor;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.query.movements.Movement.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows of {@code readside.movements}, read. */
final class MovementRow {

    private MovementRow() {}

    static Movement movement(ResultSet row) throws SQLException {
        return new Movement(
                uuid(row, "event_id"),
                row.getLong("position"),
                new DealId(uuid(row, "deal_id")),
                text(row, "title"),
                place(row, "from"),
                place(row, "to"),
                new Money(row.getLong("value_minor"), Currency.getInstance(text(row, "currency"))),
                row.getString("assigned_to"),
                row.getLong("seconds_in_stage"),
                occurredAt(row),
                instant(row, "recorded_at"),
                actor(row),
                row.getString("dialect"),
                row.getString("request_id"));
    }

    static Instant occurredAt(ResultSet row) throws SQLException {
        return instant(row, "occurred_at");
    }

    private static Place place(ResultSet row, String end) throws SQLException {
        return new Place(
                new StageId(uuid(row, end + "_stage_id")),
                Objects.requireNonNullElse(row.getString(end + "_stage"), ""),
                new PipelineId(uuid(row, end + "_pipeline_id")),
                Objects.requireNonNullElse(row.getString(end + "_pipeline"), ""));
    }

    private static @Nullable Actor actor(ResultSet row) throws SQLException {
        var type = row.getString("actor_type");
        var id = row.getString("actor_id");
        return type == null || id == null
                ? null
                : new Actor(constant(Actor.Kind.class, type), id, row.getString("actor_name"));
    }
}
