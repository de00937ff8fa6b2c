package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of {@code readside.projections} and {@code readside.rebuilds}. */
@Component
class RebuildTables {

    /** A rebuild that nobody has spoken of for that long has been interrupted. */
    private static final int SILENT_SECONDS = 60;

    private final JdbcClient database;

    RebuildTables(JdbcClient database) {
        this.database = database;
    }

    /** Where nothing has been folded yet, the tables are going to be these projections' own. */
    void registerAtFirst(Collection<Projection> projections) {
        for (var projection : projections) {
            database.sql("""
                            insert into readside.projections (name, version)
                            select ?, ? where not exists (select from readside.tokens where position > 0)
                            on conflict (name) do update set version = excluded.version""").params(projection.name(), projection.version()).update();
        }
    }

    Map<String, Made> made() {
        var made = new HashMap<String, Made>();
        database.sql("select * from readside.projections")
                .query((RowCallbackHandler) row -> made.put(row.getString("name"), made(row)));
        return made;
    }

    Optional<UnderWay> underWay() {
        return database.sql("""
                        select *, extract(epoch from clock_timestamp() - begun_at) as seconds from readside.rebuilds
                        where seen_at > clock_timestamp() - make_interval(secs => ?)""")
                .param(SILENT_SECONDS)
                .query((row, number) -> new UnderWay(
                        List.of(row.getString("projections").split(",")),
                        row.getLong("events_done"),
                        row.getLong("events_total"),
                        row.getDouble("seconds")))
                .optional();
    }

    void begin(Steps steps) {
        end();
        database.sql("insert into readside.rebuilds (projections) values (?)")
                .param(String.join(",", steps.projections()))
                .update();
    }

    void tell(Steps steps) {
        database.sql("update readside.rebuilds set seen_at = clock_timestamp(), events_done = ?, events_total = ?")
                .params(steps.done(), steps.total())
                .update();
    }

    void end() {
        database.sql("delete from readside.rebuilds").update();
    }

    /** In the transaction of the exchange: whose the live tables are now, and whose those in the schema for the previous. */
    static void exchanged(Projection projection, long position, @Nullable Compared compared, Connection connection)
            throws SQLException {
        var sql = """
                insert into readside.projections as p
                    (name, version, rebuilt_at, position, rows, differing, previous_version, previous_position)
                values (?, ?, clock_timestamp(), ?, ?, ?, 0, ?)
                on conflict (name) do update set version = excluded.version, rebuilt_at = excluded.rebuilt_at,
                    position = excluded.position, rows = excluded.rows, differing = excluded.differing,
                    previous_version = p.version, previous_position = excluded.previous_position""";
        execute(
                sql,
                connection,
                projection.name(),
                projection.version(),
                position,
                compared == null ? null : compared.rows(),
                compared == null ? null : compared.differing(),
                position);
    }

    /** In the transaction that folds on with the previous tables. */
    static void previousReached(Projection projection, long position, Connection connection) throws SQLException {
        var sql = "update readside.projections set previous_position = ? where name = ?";
        execute(sql, connection, position, projection.name());
    }

    static void dropPrevious(Projection projection, Connection connection) throws SQLException {
        for (var table : projection.tables())
            execute("drop table if exists " + Tables.PREVIOUS + "." + table, connection);
        var sql = "update readside.projections set previous_version = null, previous_position = null where name = ?";
        execute(sql, connection, projection.name());
    }

    private static void execute(String sql, Connection connection, @Nullable Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] == null) statement.setNull(i + 1, Types.BIGINT);
                else statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
    }

    private static Made made(ResultSet row) throws SQLException {
        return new Made(
                row.getInt("version"),
                instant(row, "rebuilt_at"),
                row.getObject("position", Long.class),
                row.getObject("rows", Long.class),
                row.getObject("differing", Long.class),
                row.getObject("previous_version", Integer.class),
                row.getObject("previous_position", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : Objects.requireNonNull(time).toInstant();
    }
}
