package io.pipetrail.query.movements;

import io.pipetrail.events.TenantId;
import io.pipetrail.web.paging.Cursor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The condition of a {@link MovementFilter} in SQL, and its parameters. The way into its first stage is no movement of a deal. */
final class WantedMovements {

    private final StringBuilder condition = new StringBuilder("tenant_id = :tenant and from_stage_id is not null");
    private final Map<String, Object> parameters = new HashMap<>();

    WantedMovements(TenantId tenant, MovementFilter filter) {
        parameters.put("tenant", tenant.value());
        var from = filter.occurred().from();
        var before = filter.occurred().before();
        also("occurred_at >= :from", "from", from == null ? null : from.atOffset(ZoneOffset.UTC));
        also("occurred_at < :until", "until", before == null ? null : before.atOffset(ZoneOffset.UTC));
        var pipeline = filter.pipelineId();
        var stage = filter.stageId();
        var deal = filter.dealId();
        also(":pipeline in (from_pipeline_id, to_pipeline_id)", "pipeline", pipeline == null ? null : pipeline.value());
        also(":stage in (from_stage_id, to_stage_id)", "stage", stage == null ? null : stage.value());
        also("deal_id = :deal", "deal", deal == null ? null : deal.value());
        also("assigned_to = :assigned", "assigned", filter.assignedTo());
        also("actor_id = :actor", "actor", filter.actor());
    }

    String condition() {
        return condition.toString();
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    void after(Cursor cursor) {
        beyond(">", cursor);
    }

    void before(Cursor cursor) {
        beyond("<", cursor);
    }

    void upTo(long position) {
        also("position <= :up_to", "up_to", position);
    }

    private void beyond(String side, Cursor cursor) {
        condition.append(" and (occurred_at, position) ").append(side).append(" (:at, :at_position)");
        parameters.put("at", Instant.parse(cursor.values().get(0)).atOffset(ZoneOffset.UTC));
        parameters.put("at_position", Long.valueOf(cursor.values().get(1)));
    }

    private void also(String another, String name, @Nullable Object value) {
        if (value == null) return;
        condition.append(" and ").append(another);
        parameters.put(name, value);
    }
}
