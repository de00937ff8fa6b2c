package io.pipetrail.query.timeline;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one row an activity; those of a deleted deal are marked. */
@Component
final class TimelineProjection implements Projection {

    /** An activity, the event that brought it, and whether its deal was deleted since. */
    private record Logged(ActivityLogged activity, StoredEvent event, boolean dealDeleted) {

        Logged(ActivityLogged activity, StoredEvent event) {
            this(activity, event, false);
        }

        Logged marked(boolean deleted) {
            return new Logged(activity, event, deleted);
        }

        Instant happenedAt() {
            var given = activity.happenedAt();
            return given == null ? OccurredAt.of(event) : given;
        }

        @Nullable
        String metaData(String key) {
            return event.metaData().get(key);
        }
    }

    private static final Upsert<Logged> ROWS = Upsert.<Logged>into("activities")
            .key("tenant_id", "uuid", logged -> logged.activity().tenantId())
            .key("activity_id", "uuid", logged -> logged.activity().activityId())
            .set("deal_id", "uuid", logged -> logged.activity().dealId())
            .set("type", "text", logged -> logged.activity().type())
            .set("subject", "text", logged -> logged.activity().subject())
            .set("body", "text", logged -> logged.activity().body())
            .set("happened_at", "timestamptz", Logged::happenedAt)
            .set("logged_at", "timestamptz", logged -> logged.event().recordedAt())
            .set("duration_minutes", "integer", logged -> logged.activity().durationMinutes())
            .set("direction", "text", logged -> logged.activity().direction())
            .set("actor_type", "text", logged -> logged.metaData("actorType"))
            .set("actor_id", "text", logged -> logged.metaData("actorId"))
            .set("actor_name", "text", logged -> logged.metaData("actorName"))
            .set("deal_deleted", "boolean", Logged::dealDeleted);

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public List<String> tables() {
        return List.of("activities");
    }

    @Override
    public Afresh afresh() {
        return TimelineProjection::tell;
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        var logged = new ArrayList<Logged>();
        for (var event : events) {
            switch (event.payload()) {
                case ActivityLogged activity -> logged.add(new Logged(activity, event));
                case DealDeleted gone -> mark(logged, gone.tenantId(), gone.dealId(), true, connection);
                case DealRestored back -> mark(logged, back.tenantId(), back.dealId(), false, connection);
                default -> {}
            }
        }
        ROWS.write(logged, connection);
    }

    private static void tell(List<StoredEvent> story, Rows rows) {
        var logged = new ArrayList<Logged>();
        for (var event : story) {
            switch (event.payload()) {
                case ActivityLogged activity -> logged.add(new Logged(activity, event));
                case DealDeleted gone -> logged.replaceAll(before -> before.marked(true));
                case DealRestored back -> logged.replaceAll(before -> before.marked(false));
                default -> {}
            }
        }
        for (var activity : logged) rows.add(ROWS, activity);
    }

    private static void mark(List<Logged> before, TenantId tenant, DealId deal, boolean deleted, Connection connection)
            throws SQLException {
        ROWS.write(before, connection);
        before.clear();
        var sql = "update activities set deal_deleted = ? where tenant_id = ? and deal_id = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setBoolean(1, deleted);
            statement.setObject(2, tenant.value());
            statement.setObject(3, deal.value());
            statement.executeUpdate();
        }
    }
}
