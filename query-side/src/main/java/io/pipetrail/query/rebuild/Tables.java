package io.pipetrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tables that are to take the place of those of the same names in the schema {@code readside}. */
final class Tables {

    static final String LIVE = "readside";
    static final String NEXT = "readside_next";
    static final String PREVIOUS = "readside_previous";

    /** Of those before the previous ones, until somebody drops them. */
    static final String OLDER = "readside_older";

    /** Parked events are rows of one table for all projections. */
    static final String PARKED = "parked_events";

    private static final String INDEXES = """
            select case when c.oid is null
                then replace(pg_get_indexdef(i.indexrelid), ' ON readside.', ' ON readside_next.')
                else format('alter table readside_next.%I add constraint %I %s', t.relname, c.conname, pg_get_constraintdef(c.oid)) end
            from pg_index i join pg_class t on t.oid = i.indrelid
            left join pg_constraint c on c.conindid = i.indexrelid and c.conrelid = t.oid
            where t.relnamespace = 'readside'::regnamespace and t.relname = any(?)
            order by t.relname, c.oid is null, i.indexrelid""";

    private static final String COLUMNS = """
            select c.relname, a.attname, format_type(a.atttypid, null), a.attnotnull from pg_class c join pg_attribute a on a.attrelid = c.oid
            where c.relnamespace = 'readside'::regnamespace and c.relname = any(?) and a.attnum > 0 and not a.attisdropped""";

    /** Everything about tables but their rows, without the name of the schema. */
    private static final String SHAPE = """
            select replace(line, ?, '') from (
                select t.relname || ' ' || row_number() over (partition by t.oid order by a.attnum) || ' ' || a.attname || ' '
                    || format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attgenerated::text
                    || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
                from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
                where t.relnamespace = ?::regnamespace and t.relname = any(?)
                union all
                select t.relname || ' ' || pg_get_indexdef(i.indexrelid) from pg_index i join pg_class t on t.oid = i.indrelid
                where t.relnamespace = ?::regnamespace and t.relname = any(?)
                union all
                select t.relname || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid)
                from pg_constraint c join pg_class t on t.oid = c.conrelid
                where t.relnamespace = ?::regnamespace and t.relname = any(?) and c.contype <> 'n'
                union all
                select t.relname || ' ' || coalesce(t.reloptions::text, '') from pg_class t
                where t.relnamespace = ?::regnamespace and t.relname = any(?)) lines (line)""";

    private final Connection connection;
    private final List<String> names;

    /** @param names of the tables, without a schema */
    Tables(Connection connection, List<String> names) {
        this.connection = connection;
        this.names = names;
    }

    /**
     * Makes empty ones in the schema for the next, which is made, too, as yet without indexes. Each is to be committed at once: it
     * locks the live one against migrations.
     */
    void create() throws SQLException {
        execute("create schema " + NEXT);
        for (var name : all()) {
            var options = rows(
                    "select array_to_string(reloptions, ', ') from pg_class where oid = ('readside.' || quote_ident(?))::regclass"
                            + " and reloptions is not null",
                    name);
            execute("create table %1$s.%2$s (like readside.%2$s including all excluding indexes)%3$s"
                    .formatted(NEXT, name, options.isEmpty() ? "" : " with (" + options.getFirst() + ")"));
        }
    }

    /** Rows may then be added without a log of them, in the same transaction. */
    void empty() throws SQLException {
        var next = all().stream().map(name -> NEXT + "." + name).toList();
        execute("truncate " + String.join(", ", next));
    }

    /** The same tables, for another connection. */
    Tables on(Connection other) {
        return new Tables(other, names);
    }

    /** Those in the schema for the next, by the space that they take. */
    List<String> largestFirst() throws SQLException {
        return rows(
                "select relname from pg_class where relnamespace = to_regnamespace(?) and relname = any(?)"
                        + " order by pg_relation_size(oid) desc",
                NEXT,
                array(all()));
    }

    void analyze(String name) throws SQLException {
        execute("analyze " + NEXT + "." + name);
    }

    /** Makes the keys and indexes that the live table has. */
    void index(String name) throws SQLException {
        for (var definition : rows(INDEXES, array(List.of(name)))) execute(definition);
    }

    /** The columns of each, by their names; without those of types that no projection has. */
    Map<String, Map<String, Column>> columns() throws SQLException {
        var columns = new HashMap<String, Map<String, Column>>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setArray(1, array(all()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var ofTable = columns.computeIfAbsent(rows.getString(1), table -> new HashMap<>());
                    var name = rows.getString(2);
                    var required = rows.getBoolean(4);
                    Column.Type.of(rows.getString(3)).ifPresent(type -> ofTable.put(name, new Column(type, required)));
                }
            }
        }
        return columns;
    }

    /** What is different between the live tables and those in another schema, apart from their rows. */
    List<String> differences(String schema) throws SQLException {
        var live = shape(LIVE);
        var other = shape(schema);
        var differences = new ArrayList<String>();
        for (var line : live) if (!other.contains(line)) differences.add("lacks " + line);
        for (var line : other) if (!live.contains(line)) differences.add("has " + line);
        return differences;
    }

    /** Those of them that are in a schema, which may itself not be there. */
    List<String> thereIn(String schema) throws SQLException {
        return rows(
                "select relname from pg_class where relnamespace = to_regnamespace(?) and relname = any(?)",
                schema,
                array(names));
    }

    List<String> names() {
        return names;
    }

    private List<String> all() {
        var all = new ArrayList<>(names);
        all.add(PARKED);
        return all;
    }

    private Set<String> shape(String schema) throws SQLException {
        var tables = array(names);
        return new HashSet<>(rows(SHAPE, schema + ".", schema, tables, schema, tables, schema, tables, schema, tables));
    }

    private List<String> rows(String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) found.add(rows.getString(1));
                return found;
            }
        }
    }

    private java.sql.Array array(List<String> names) throws SQLException {
        return connection.createArrayOf("text", names.toArray());
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new SQLException("Refused: " + sql, e.getSQLState(), e);
        }
    }
}
