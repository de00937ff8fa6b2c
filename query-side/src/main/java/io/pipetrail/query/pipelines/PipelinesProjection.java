package io.pipetrail.query.pipelines;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps the tenants and their pipelines; a deleted pipeline stays, and says that it is deleted. */
@Component
final class PipelinesProjection implements Projection {

    @Override
    public String name() {
        return "pipelines";
    }

    @Override
    public List<String> tables() {
        return List.of("tenants", "pipelines", "stages", "pipeline_stamps");
    }

    @Override
    public Afresh afresh() {
        return new PipelinesAfresh();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        foldTenants(of(events, TenantEvent.class), new TenantTable(connection));
        foldPipelines(of(events, PipelineEvent.class), new PipelineTable(connection));
        PipelineStamp.count(events, connection);
    }

    private static void foldTenants(List<StoredEvent> events, TenantTable table) throws SQLException {
        if (events.isEmpty()) return;
        var tenants = table.load(events.stream()
                .map(event -> ((TenantEvent) event.payload()).tenantId())
                .collect(Collectors.toSet()));
        for (var event : events) fold((TenantEvent) event.payload(), event, tenants);
        table.write(tenants.values());
    }

    static void fold(TenantEvent happened, StoredEvent event, Map<TenantId, TenantState> tenants) {
        tenants.compute(happened.tenantId(), (TenantId id, @Nullable TenantState tenant) -> {
            if (happened instanceof TenantOpened opened) return TenantState.of(opened, OccurredAt.of(event));
            return known(tenant, event).evolve(happened, OccurredAt.of(event));
        });
    }

    private static void foldPipelines(List<StoredEvent> events, PipelineTable table) throws SQLException {
        if (events.isEmpty()) return;
        var pipelines = table.load(events.stream()
                .map(event -> ((PipelineEvent) event.payload()).pipelineId())
                .collect(Collectors.toSet()));
        for (var event : events) fold((PipelineEvent) event.payload(), event, pipelines);
        table.write(pipelines.values());
    }

    static void fold(PipelineEvent happened, StoredEvent event, Map<PipelineId, PipelineState> pipelines) {
        pipelines.compute(happened.pipelineId(), (PipelineId id, @Nullable PipelineState pipeline) -> {
            if (happened instanceof PipelineCreated created) return PipelineState.of(created, OccurredAt.of(event));
            return known(pipeline, event).evolve(happened, OccurredAt.of(event));
        });
    }

    private static List<StoredEvent> of(List<StoredEvent> events, Class<?> kind) {
        return events.stream().filter(event -> kind.isInstance(event.payload())).toList();
    }

    private static <T> T known(@Nullable T before, StoredEvent event) {
        if (before == null) throw new IllegalStateException("nothing before the event at " + event.position());
        return before;
    }
}
