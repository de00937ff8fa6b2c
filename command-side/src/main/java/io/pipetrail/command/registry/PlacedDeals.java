package io.pipetrail.command.registry;

import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which live deals are where, as the registry has it. */
@Component
public final class PlacedDeals {

    private final JdbcClient jdbc;

    PlacedDeals(JdbcClient jdbc, RegistrySchema migrated) {
        this.jdbc = jdbc;
    }

    /** Some of the deals in a stage, oldest first. */
    public List<DealId> in(TenantId tenantId, StageId stageId, int limit) {
        return jdbc.sql("select deal_id from registry.deals where tenant_id = ? and stage_id = ? order by 1 limit ?")
                .params(tenantId.value(), stageId.value(), limit)
                .query((row, number) -> new DealId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Whether a live deal has this name elsewhere. Only a look: what holds is the unique index. */
    public boolean isTaken(TenantId tenantId, String externalId) {
        return jdbc.sql("""
                        select exists (select from registry.deals
                            where tenant_id = ? and external_id = ? and stage_id is not null)""")
                .params(tenantId.value(), externalId)
                .query(Boolean.class)
                .single();
    }

    /** Whether there ever was this deal. */
    public boolean isThere(TenantId tenantId, DealId dealId) {
        return jdbc.sql("select exists (select from registry.deals where tenant_id = ? and deal_id = ?)")
                .params(tenantId.value(), dealId.value())
                .query(Boolean.class)
                .single();
    }

    public long count(TenantId tenantId, StageId stageId) {
        return jdbc.sql("select count(*) from registry.deals where tenant_id = ? and stage_id = ?")
                .params(tenantId.value(), stageId.value())
                .query(Long.class)
                .single();
    }

    /** How many are in each of these stages of the tenant; one without deals is missing. Read from an index of the deals alone. */
    public Map<StageId, Long> perStage(TenantId tenantId, Collection<StageId> stages) {
        var counts = new HashMap<StageId, Long>();
        jdbc.sql("""
                        select stage_id, count(*) from registry.deals
                        where stage_id = any (array(
                            select stage_id from registry.stages where tenant_id = ? and stage_id = any (?)))
                        group by 1""")
                .params(tenantId.value(), stages.stream().map(StageId::value).toArray(UUID[]::new))
                .query(row -> {
                    counts.put(new StageId(row.getObject(1, UUID.class)), row.getLong(2));
                });
        return counts;
    }

    public long count(TenantId tenantId, PipelineId pipelineId) {
        return jdbc.sql("""
                        select count(*) from registry.deals d join registry.stages s using (stage_id)
                        where d.tenant_id = ? and s.pipeline_id = ?""")
                .params(tenantId.value(), pipelineId.value())
                .query(Long.class)
                .single();
    }
}
