package io.pipetrail.query.pipelines;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rows of {@code pipelines} and, behind them, their stages. */
final class PipelineTable {

    static final Upsert<PipelineState> ROWS = Upsert.<PipelineState>into("pipelines")
            .key("tenant_id", "uuid", PipelineState::tenantId)
            .key("pipeline_id", "uuid", PipelineState::id)
            .set("name", "text", PipelineState::name)
            .set("description", "text", PipelineState::description)
            .set("type", "text", PipelineState::type)
            .set("active", "boolean", PipelineState::active)
            .set("deleted", "boolean", PipelineState::deleted)
            .set("version", "bigint", PipelineState::version)
            .set("created_at", "timestamptz", PipelineState::createdAt)
            .set("updated_at", "timestamptz", PipelineState::updatedAt);

    private final Connection connection;
    private final StageTable stages;

    PipelineTable(Connection connection) {
        this.connection = connection;
        this.stages = new StageTable(connection);
    }

    Map<PipelineId, PipelineState> load(Set<PipelineId> ids) throws SQLException {
        var uuids = ids.stream().map(PipelineId::value).toList();
        var stagesOf = stages.load(uuids);
        var pipelines = new LinkedHashMap<PipelineId, PipelineState>();
        try (var statement = connection.prepareStatement("select * from pipelines where pipeline_id = any(?)")) {
            statement.setArray(1, Sql.uuids(connection, uuids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var pipeline = pipeline(rows, stagesOf);
                    pipelines.put(pipeline.id(), pipeline);
                }
            }
        }
        return pipelines;
    }

    void write(Collection<PipelineState> pipelines) throws SQLException {
        ROWS.write(pipelines, connection);
        stages.replace(pipelines);
    }

    private static PipelineState pipeline(ResultSet row, Map<UUID, List<StageState>> stagesOf) throws SQLException {
        var id = uuid(row, "pipeline_id");
        return new PipelineState(
                new TenantId(uuid(row, "tenant_id")),
                new PipelineId(id),
                text(row, "name"),
                row.getString("description"),
                constant(PipelineType.class, text(row, "type")),
                row.getBoolean("active"),
                row.getBoolean("deleted"),
                stagesOf.getOrDefault(id, List.of()),
                row.getLong("version"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
