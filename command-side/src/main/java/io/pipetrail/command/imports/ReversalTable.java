package io.pipetrail.command.imports;

import io.pipetrail.command.imports.ImportState.Kept;
import io.pipetrail.command.imports.ImportState.Status;
import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Where it is kept which deals came with an import, and how far it has been taken back. */
@Component
class ReversalTable {

    private final JdbcClient jdbc;

    ReversalTable(JdbcClient jdbc, PlacedDeals migrated) {
        this.jdbc = jdbc;
    }

    /** Begins to take an import back, unless somebody is at that already. */
    boolean begin(TenantId tenant, UUID id) {
        return jdbc.sql("""
                                update registry.imports set revert_status = 'running', revert_done = 0, revert_kept = 0, revert_errors = '[]',
                                    revert_updated_at = now()
                                where tenant_id = ? and import_id = ? and (revert_status is null or revert_status <> 'completed')
                                    and (revert_status is distinct from 'running' or revert_updated_at < now() - interval '60 seconds')""").param(tenant.value()).param(id).update() > 0;
    }

    /** Says how far it is. */
    void save(TenantId tenant, UUID id, Status status, long done, long kept, List<Kept> reasons) {
        jdbc.sql("""
                        update registry.imports set revert_status = ?, revert_done = ?, revert_kept = ?, revert_errors = ?,
                            revert_updated_at = now()
                        where tenant_id = ? and import_id = ?""")
                .param(ImportTable.name(status))
                .param(done)
                .param(kept)
                .param(JsonMapper.shared().writeValueAsString(reasons))
                .param(tenant.value())
                .param(id)
                .update();
    }

    /** Some of the deals that came with an import, behind another one of them. */
    List<Imported> deals(TenantId tenant, UUID id, @Nullable DealId behind, int limit) {
        return jdbc.sql("""
                        select deal_id, created_at, version from registry.imported_deals
                        where tenant_id = ? and import_id = ? and deal_id > coalesce(?, '00000000-0000-0000-0000-000000000000'::uuid)
                        order by deal_id limit ?""")
                .param(tenant.value())
                .param(id)
                .param(behind == null ? null : behind.value())
                .param(limit)
                .query((row, number) -> new Imported(
                        new DealId(row.getObject(1, UUID.class)),
                        ImportTable.instant(row, "created_at"),
                        row.getLong(3)))
                .list();
    }

    /** A deal that came with an import, and the version that the import left it in. */
    record Imported(DealId dealId, Instant createdAt, long version) {}
}
