package io.pipetrail.query.pipelines;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.pipelines.StageTable.Placed;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Rows;
import java.sql.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps all tenants and pipelines in memory until the end: they are few beside the deals. */
final class PipelinesAfresh implements Afresh {

    private final Map<TenantId, TenantState> tenants = new LinkedHashMap<>();
    private final Map<PipelineId, PipelineState> pipelines = new LinkedHashMap<>();
    private final Map<TenantId, Long> stamps = new HashMap<>();

    @Override
    public void settings(List<StoredEvent> events, Rows rows) {
        for (var event : events) {
            if (event.payload() instanceof TenantEvent e) PipelinesProjection.fold(e, event, tenants);
            if (event.payload() instanceof PipelineEvent e) PipelinesProjection.fold(e, event, pipelines);
            var tenant = PipelineStamp.tenantOf(event.payload());
            if (tenant != null) stamps.merge(tenant, 1L, Long::sum);
        }
    }

    /** Deals are not of interest here. */
    @Override
    public void deal(List<StoredEvent> story, Rows rows) {}

    @Override
    public void finish(Rows rows, Connection connection) {
        tenants.values().forEach(tenant -> rows.add(TenantTable.ROWS, tenant));
        for (var pipeline : pipelines.values()) {
            rows.add(PipelineTable.ROWS, pipeline);
            Placed.of(pipeline).forEach(stage -> rows.add(StageTable.ROWS, stage));
        }
        stamps.forEach((tenant, events) -> rows.add(PipelineStamp.ROWS, new PipelineStamp(tenant, events)));
    }
}
