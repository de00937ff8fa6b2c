package io.pipetrail.query.pipelines;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row of {@code pipeline_stamps}, or what is to be added to it. */
record PipelineStamp(TenantId tenantId, long events) {

    static final Upsert<PipelineStamp> ROWS = Upsert.<PipelineStamp>into("pipeline_stamps")
            .key("tenant_id", "uuid", PipelineStamp::tenantId)
            .add("stamp", "bigint", PipelineStamp::events);

    /** Counts the events of tenants and pipelines among these. */
    static void count(List<StoredEvent> events, Connection connection) throws SQLException {
        var counts = events.stream()
                .map(event -> tenantOf(event.payload()))
                .filter(Objects::nonNull)
                .collect(groupingBy(tenant -> tenant, counting()));
        var stamps = counts.entrySet().stream()
                .map(entry -> new PipelineStamp(entry.getKey(), entry.getValue()))
                .toList();
        ROWS.write(stamps, connection);
    }

    static @Nullable TenantId tenantOf(Object payload) {
        return switch (payload) {
            case TenantEvent event -> event.tenantId();
            case PipelineEvent event -> event.tenantId();
            default -> null;
        };
    }
}
