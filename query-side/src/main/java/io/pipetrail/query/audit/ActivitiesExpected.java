package io.pipetrail.query.audit;

import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealRestored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of {@code readside.activities} of one deal. */
final class ActivitiesExpected implements DealRows {

    @Override
    public String projection() {
        return Table.ACTIVITIES.projection();
    }

    @Override
    public void of(List<Happening> events, Chunk rows) {
        Map<Object, Row> activities = new LinkedHashMap<>();
        for (var happened : events) {
            switch (happened.payload()) {
                case ActivityLogged logged -> activities.put(logged.activityId(), row(logged, happened));
                case DealDeleted gone -> activities.values().forEach(row -> row.set("deal_deleted", true));
                case DealRestored back -> activities.values().forEach(row -> row.set("deal_deleted", false));
                default -> {}
            }
        }
        activities.values().forEach(row -> rows.add(Table.ACTIVITIES, row));
    }

    private static Row row(ActivityLogged logged, Happening happened) {
        return new Row()
                .set("tenant_id", logged.tenantId())
                .set("activity_id", logged.activityId())
                .set("deal_id", logged.dealId())
                .set("type", logged.type())
                .set("subject", logged.subject())
                .set("body", logged.body())
                .set("happened_at", logged.happenedAt() == null ? happened.at() : logged.happenedAt())
                .set("logged_at", happened.event().recordedAt())
                .set("duration_minutes", logged.durationMinutes())
                .set("direction", logged.direction())
                .set("actor_type", happened.metaData("actorType"))
                .set("actor_id", happened.metaData("actorId"))
                .set("actor_name", happened.metaData("actorName"))
                .set("deal_deleted", false);
    }
}
