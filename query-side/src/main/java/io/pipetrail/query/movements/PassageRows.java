package io.pipetrail.query.movements;

import io.pipetrail.query.projection.Upsert;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows of {@code movements}, any number by one statement. */
final class PassageRows {

    private record Column(String name, String type, Function<Passage, @Nullable Object> value) {}

    private static final List<Column> COLUMNS = List.of(
            new Column("tenant_id", "uuid", passage -> passage.after().key().tenantId()),
            new Column("event_id", "uuid", passage -> passage.event().eventId()),
            new Column("position", "bigint", passage -> passage.event().position()),
            new Column("deal_id", "uuid", passage -> passage.after().key().dealId()),
            new Column("occurred_at", "timestamptz", Passage::occurredAt),
            new Column("recorded_at", "timestamptz", passage -> passage.event().recordedAt()),
            new Column("from_pipeline_id", "uuid", before(MovingDeal::pipelineId)),
            new Column("from_stage_id", "uuid", before(MovingDeal::stageId)),
            new Column("to_pipeline_id", "uuid", passage -> passage.after().pipelineId()),
            new Column("to_stage_id", "uuid", passage -> passage.after().stageId()),
            new Column("seconds_in_stage", "bigint", Passage::secondsInStage),
            new Column(
                    "value_minor", "bigint", passage -> passage.after().value().minor()),
            new Column("currency", "text", passage -> passage.after().value().currency()),
            new Column("title", "text", passage -> passage.after().title()),
            new Column("assigned_to", "text", passage -> passage.after().assignedTo()),
            metaData("actor_type", "actorType"),
            metaData("actor_id", "actorId"),
            metaData("actor_name", "actorName"),
            metaData("dialect", "dialect"),
            metaData("request_id", "requestId"));

    private static final String NAMES = COLUMNS.stream().map(Column::name).collect(Collectors.joining(", "));

    private static final String INSERT = "insert into movements (" + NAMES
            + ", from_pipeline, from_stage, to_pipeline, to_stage) select moved.*, "
            + nameLeft("pipeline") + ", " + nameLeft("stage") + ", " + name("pipeline", "to") + ", "
            + name("stage", "to") + " from unnest("
            + COLUMNS.stream().map(column -> "?::" + column.type() + "[]").collect(Collectors.joining(", "))
            + ") as moved (" + NAMES + ")";

    /** Rows whose names are known. */
    static final Upsert<NamedPassage> NAMED = named();

    private PassageRows() {}

    static void write(Collection<Passage> passages, Connection connection) throws SQLException {
        if (passages.isEmpty()) return;
        try (var statement = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                var column = COLUMNS.get(i);
                var values = passages.stream()
                        .map(column.value())
                        .map(value -> Objects.toString(value, null))
                        .toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
            }
            statement.executeUpdate();
        }
    }

    private static Upsert<NamedPassage> named() {
        var rows = Upsert.<NamedPassage>into("movements");
        for (var column : COLUMNS) {
            rows = rows.set(
                    column.name(), column.type(), named -> column.value().apply(named.passage()));
        }
        return rows.set("from_pipeline", "text", NamedPassage::fromPipeline)
                .set("from_stage", "text", NamedPassage::fromStage)
                .set("to_pipeline", "text", NamedPassage::toPipeline)
                .set("to_stage", "text", NamedPassage::toStage);
    }

    private static Function<Passage, @Nullable Object> before(Function<MovingDeal, Object> value) {
        return passage -> passage.before() == null ? null : value.apply(passage.before());
    }

    private static Column metaData(String name, String key) {
        return new Column(name, "text", passage -> passage.metaData(key));
    }

    /** Null for a deal that came from nowhere. */
    private static String nameLeft(String what) {
        return "case when moved.from_stage_id is not null then " + name(what, "from") + " end";
    }

    /** The name that a stage or pipeline has now, which is at this place of the log; empty where its own events are parked. */
    private static String name(String what, String end) {
        return "coalesce((select name from movement_%1$ss named where named.tenant_id = moved.tenant_id and named.%1$s_id = moved.%2$s_%1$s_id), '')"
                .formatted(what, end);
    }
}
