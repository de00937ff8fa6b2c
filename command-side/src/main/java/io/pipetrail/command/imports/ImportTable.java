package io.pipetrail.command.imports;

import io.pipetrail.command.imports.ImportState.Kept;
import io.pipetrail.command.imports.ImportState.Reversal;
import io.pipetrail.command.imports.ImportState.Status;
import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.events.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where it is kept how far imports are. One that nobody has been at work on for a while has failed, whatever it was told last. */
@Component
class ImportTable {

    private static final String GONE = "The server that was at work on it went away.";
    private static final String SELECT = """
            select *, updated_at < now() - interval '60 seconds' as stale,
                revert_updated_at < now() - interval '60 seconds' as revert_stale
            from registry.imports where tenant_id = ? and import_id""";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ImportTable(JdbcClient jdbc, PlacedDeals migrated) {
        this.jdbc = jdbc;
    }

    /** Begins an import; throws {@link org.springframework.dao.DuplicateKeyException} if it has begun already. */
    void begin(Order order, @Nullable String mapping) {
        jdbc.sql("""
                        insert into registry.imports (import_id, tenant_id, request_key, request_hash, status, dry_run, mapping, bytes_total)
                        values (?, ?, ?, ?, 'running', ?, ?, ?)""")
                .param(order.id())
                .param(order.tenantId().value())
                .param(order.requestKey())
                .param(order.requestHash())
                .param(order.dryRun())
                .param(mapping)
                .param(order.bytes() < 0 ? null : order.bytes())
                .update();
    }

    /** Says how far it is; false if it was given up meanwhile, because nobody seemed to be at work on it. */
    boolean save(TenantId tenant, UUID id, Status status, @Nullable String detail, Tally.Counts counts) {
        return jdbc.sql("""
                        update registry.imports set status = ?, detail = ?, bytes_done = ?, rows_done = ?, created = ?, skipped = ?,
                            failed = ?, errors = ?, position = ?, updated_at = now()
                        where tenant_id = ? and import_id = ? and status = 'running'""")
                        .param(name(status))
                        .param(detail)
                        .param(counts.bytes())
                        .param(counts.rows())
                        .param(counts.created())
                        .param(counts.skipped())
                        .param(counts.failed())
                        .param(JSON.writeValueAsString(counts.faults()))
                        .param(counts.position())
                        .param(tenant.value())
                        .param(id)
                        .update()
                > 0;
    }

    Optional<ImportState> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " = ?")
                .param(tenant.value())
                .param(id)
                .query((row, number) -> state(row))
                .optional();
    }

    /** Lets those fail that nobody has been at work on for a while, so that their requests may be repeated. */
    void giveUpStale(TenantId tenant) {
        jdbc.sql("""
                        update registry.imports set status = 'failed', detail = ?
                        where tenant_id = ? and status = 'running' and updated_at < now() - interval '60 seconds'""").param(GONE).param(tenant.value()).update();
    }

    /** The import that a request with this key began, unless it failed. */
    Optional<ImportState> of(TenantId tenant, String requestKey) {
        return jdbc.sql(SELECT + " = (select import_id from registry.imports"
                        + " where tenant_id = ? and request_key = ? and status <> 'failed')")
                .param(tenant.value())
                .param(tenant.value())
                .param(requestKey)
                .query((row, number) -> state(row))
                .optional();
    }

    /** The newest first, those before another one where that is named. */
    List<ImportState> list(TenantId tenant, @Nullable UUID before, int limit) {
        return jdbc.sql(SELECT + """
                         is not null and (?::uuid is null or (started_at, import_id) <
                            (select started_at, import_id from registry.imports where tenant_id = ? and import_id = ?))
                        order by started_at desc, import_id desc limit ?""")
                .param(tenant.value())
                .param(before)
                .param(tenant.value())
                .param(before)
                .param(limit)
                .query((row, number) -> state(row))
                .list();
    }

    private static ImportState state(ResultSet row) throws SQLException {
        var stale = row.getBoolean("stale") && row.getString("status").equals("running");
        return new ImportState(
                row.getObject("import_id", UUID.class),
                stale ? Status.FAILED : status(row.getString("status")),
                stale ? GONE : row.getString("detail"),
                row.getString("request_hash"),
                row.getBoolean("dry_run"),
                row.getString("mapping"),
                row.getObject("bytes_total", Long.class),
                row.getLong("bytes_done"),
                row.getLong("rows_done"),
                row.getLong("created"),
                row.getLong("skipped"),
                row.getLong("failed"),
                JSON.readValue(row.getString("errors"), new TypeReference<List<Fault>>() {}),
                row.getLong("position"),
                instant(row, "started_at"),
                instant(row, "updated_at"),
                reversal(row));
    }

    private static @Nullable Reversal reversal(ResultSet row) throws SQLException {
        var status = row.getString("revert_status");
        if (status == null) return null;
        var stale = row.getBoolean("revert_stale") && status.equals("running");
        return new Reversal(
                stale ? Status.FAILED : status(status),
                row.getLong("revert_done"),
                row.getLong("revert_kept"),
                JSON.readValue(row.getString("revert_errors"), new TypeReference<List<Kept>>() {}),
                instant(row, "revert_updated_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static Status status(String name) {
        return Status.valueOf(name.toUpperCase(Locale.ROOT));
    }

    static String name(Status status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
