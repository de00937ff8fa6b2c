package io.pipetrail.query.pipelines;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.pipetrail.events.TenantId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads a tenant's pipelines from their tables, all as of the same moment. */
@Component
class PipelinesAsStored {

    private final TenantRows tenants;
    private final PipelineRows pipelines;
    private final StageRows stages;
    private final JdbcClient database;

    PipelinesAsStored(TenantRows tenants, PipelineRows pipelines, StageRows stages, JdbcClient database) {
        this.tenants = tenants;
        this.pipelines = pipelines;
        this.stages = stages;
        this.database = database;
    }

    public long stamp(TenantId tenant) {
        return database.sql("select " + Catalog.STAMP)
                .param("tenant", tenant.value())
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Pipelines of(TenantId tenant) {
        lock();
        var stagesOf = stages.findByTenantIdOrderByPlace(tenant).stream()
                .collect(groupingBy(row -> row.pipelineId, mapping(StageRow::state, toList())));
        var all = pipelines.findByTenantIdOrderByCreatedAt(tenant).stream()
                .map(row -> row.state(stagesOf.getOrDefault(row.pipelineId, List.of())))
                .toList();
        return Pipelines.of(stamp(tenant), tenants.findByTenantId(tenant).map(TenantRow::state), all);
    }

    /** What sees one moment only would find a table empty that takes the place of another meanwhile. */
    private void lock() {
        database.sql("lock table readside.tenants, readside.pipelines, readside.stages, readside.pipeline_stamps"
                        + " in access share mode")
                .update();
    }
}
