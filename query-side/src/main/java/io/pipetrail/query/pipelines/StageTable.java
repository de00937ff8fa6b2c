package io.pipetrail.query.pipelines;

import static io.pipetrail.query.projection.Sql.constant;
import static io.pipetrail.query.projection.Sql.decimalOrNull;
import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.text;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of {@code stages}: those that there are, in the order of their places. */
final class StageTable {

    /** A stage and its place in its pipeline. */
    record Placed(PipelineState pipeline, int place, StageState stage) {

        static Stream<Placed> of(PipelineState pipeline) {
            return IntStream.range(0, pipeline.stages().size())
                    .mapToObj(i -> new Placed(pipeline, i + 1, pipeline.stages().get(i)));
        }
    }

    static final Upsert<Placed> ROWS = Upsert.<Placed>into("stages")
            .key("tenant_id", "uuid", placed -> placed.pipeline().tenantId())
            .key("stage_id", "uuid", placed -> placed.stage().id())
            .set("pipeline_id", "uuid", placed -> placed.pipeline().id())
            .set("place", "integer", Placed::place)
            .set("name", "text", placed -> placed.stage().name())
            .set("description", "text", placed -> placed.stage().description())
            .set("outcome", "text", placed -> placed.stage().outcome())
            .set("probability", "numeric", StageTable::probability)
            .set("rotting_days", "integer", placed -> placed.stage().rottingDays())
            .set("color", "text", placed -> placed.stage().color())
            .set("created_at", "timestamptz", placed -> placed.stage().createdAt())
            .set("updated_at", "timestamptz", placed -> placed.stage().updatedAt());

    private final Connection connection;

    StageTable(Connection connection) {
        this.connection = connection;
    }

    Map<UUID, List<StageState>> load(Collection<UUID> pipelines) throws SQLException {
        var stages = new HashMap<UUID, List<StageState>>();
        var sql = "select * from stages where pipeline_id = any(?) order by place";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, Sql.uuids(connection, pipelines));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    stages.computeIfAbsent(uuid(rows, "pipeline_id"), id -> new ArrayList<>())
                            .add(stage(rows));
                }
            }
        }
        return stages;
    }

    void replace(Collection<PipelineState> pipelines) throws SQLException {
        var sql = "delete from stages where pipeline_id = any(?) and not stage_id = any(?)";
        var placed = pipelines.stream().flatMap(Placed::of).toList();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(
                    1,
                    Sql.uuids(
                            connection,
                            pipelines.stream()
                                    .map(pipeline -> pipeline.id().value())
                                    .toList()));
            statement.setArray(
                    2,
                    Sql.uuids(
                            connection,
                            placed.stream().map(row -> row.stage().id().value()).toList()));
            statement.executeUpdate();
        }
        ROWS.write(placed, connection);
    }

    private static @Nullable Object probability(Placed placed) {
        var probability = placed.stage().probability();
        return probability == null ? null : probability.value();
    }

    private static StageState stage(ResultSet row) throws SQLException {
        var probability = decimalOrNull(row, "probability");
        return new StageState(
                new StageId(uuid(row, "stage_id")),
                text(row, "name"),
                row.getString("description"),
                constant(Outcome.class, text(row, "outcome")),
                probability == null ? null : new Probability(probability),
                row.getInt("rotting_days"),
                row.getString("color"),
                instant(row, "created_at"),
                instant(row, "updated_at"));
    }
}
