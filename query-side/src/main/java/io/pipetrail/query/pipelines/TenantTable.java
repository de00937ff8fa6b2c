package io.pipetrail.query.pipelines;

import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;
import static io.pipetrail.query.projection.Sql.uuidOrNull;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of {@code tenants}. */
final class TenantTable {

    static final Upsert<TenantState> ROWS = Upsert.<TenantState>into("tenants")
            .key("tenant_id", "uuid", TenantState::id)
            .set("slug", "text", TenantState::slug)
            .set("name", "text", TenantState::name)
            .set("base_currency", "text", TenantState::baseCurrency)
            .set("pipelines", "text", TenantTable::joined)
            .set("default_pipeline", "uuid", TenantState::defaultPipeline)
            .set("version", "bigint", TenantState::version)
            .set("created_at", "timestamptz", TenantState::createdAt);

    private final Connection connection;

    TenantTable(Connection connection) {
        this.connection = connection;
    }

    Map<TenantId, TenantState> load(Set<TenantId> ids) throws SQLException {
        var tenants = new LinkedHashMap<TenantId, TenantState>();
        try (var statement = connection.prepareStatement("select * from tenants where tenant_id = any(?)")) {
            statement.setArray(
                    1, Sql.uuids(connection, ids.stream().map(TenantId::value).toList()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var tenant = tenant(rows);
                    tenants.put(tenant.id(), tenant);
                }
            }
        }
        return tenants;
    }

    void write(Collection<TenantState> tenants) throws SQLException {
        ROWS.write(tenants, connection);
    }

    private static String joined(TenantState tenant) {
        return tenant.pipelines().stream().map(PipelineId::toString).collect(Collectors.joining(","));
    }

    /** The ids in the order in which the column has them. */
    static List<PipelineId> split(String ids) {
        return ids.isEmpty()
                ? List.of()
                : Arrays.stream(ids.split(",")).map(PipelineId::of).toList();
    }

    private static TenantState tenant(ResultSet row) throws SQLException {
        var defaultPipeline = uuidOrNull(row, "default_pipeline");
        return new TenantState(
                new TenantId(uuid(row, "tenant_id")),
                text(row, "slug"),
                text(row, "name"),
                Currency.getInstance(text(row, "base_currency")),
                split(text(row, "pipelines")),
                defaultPipeline == null ? null : new PipelineId(defaultPipeline),
                row.getLong("version"),
                instant(row, "created_at"));
    }
}
