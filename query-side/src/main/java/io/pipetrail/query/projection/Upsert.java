package io.pipetrail.query.projection;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes any number of rows of a table by one statement; a row of the same key is overwritten or added to. Without a key all
 * rows are new ones.
 */
public final class Upsert<T> {

    private record Column<T>(String name, String type, Kind kind, Function<T, @Nullable Object> value) {}

    private enum Kind {
        KEY,
        SET,
        ADD
    }

    private final String table;
    private final List<Column<T>> columns;
    private final String sql;

    private Upsert(String table, List<Column<T>> columns) {
        this.table = table;
        this.columns = columns;
        this.sql = made();
    }

    public static <T> Upsert<T> into(String table) {
        return new Upsert<>(table, List.of());
    }

    /** A column of the key that rows are told apart by. */
    public Upsert<T> key(String name, String type, Function<T, @Nullable Object> value) {
        return with(new Column<>(name, type, Kind.KEY, value));
    }

    /** A column that the new row overwrites. */
    public Upsert<T> set(String name, String type, Function<T, @Nullable Object> value) {
        return with(new Column<>(name, type, Kind.SET, value));
    }

    /** A column that the new row's number is added to. */
    public Upsert<T> add(String name, String type, Function<T, @Nullable Object> value) {
        return with(new Column<>(name, type, Kind.ADD, value));
    }

    /** Writes the rows; no two of them may have the same key. */
    public void write(Collection<T> rows, Connection connection) throws SQLException {
        new OneStatement().with(this, rows).execute(connection);
    }

    public String table() {
        return table;
    }

    /** The names of its columns, in the order of their numbers. */
    public List<String> columns() {
        return columns.stream().map(Column::name).toList();
    }

    /** A row's value of a column, which is told by its number from 0. */
    public @Nullable Object value(T row, int column) {
        return columns.get(column).value().apply(row);
    }

    /** Gives the statement these rows, as its parameters from that number on; returns the number after them. */
    int bind(Collection<T> rows, PreparedStatement statement, int first) throws SQLException {
        var connection = statement.getConnection();
        for (int i = 0; i < columns.size(); i++) {
            var column = columns.get(i);
            var values = rows.stream().map(column.value()).map(Upsert::text).toArray(String[]::new);
            statement.setArray(first + i, connection.createArrayOf(column.type(), values));
        }
        return first + columns.size();
    }

    String sql() {
        return sql;
    }

    private Upsert<T> with(Column<T> column) {
        var more = new ArrayList<>(columns);
        more.add(column);
        return new Upsert<>(table, List.copyOf(more));
    }

    private String made() {
        return "insert into %s as t (%s) select * from unnest(%s)%s"
                .formatted(
                        table,
                        joined(columns, Column::name),
                        joined(columns, column -> "?::" + column.type() + "[]"),
                        conflict());
    }

    private String conflict() {
        var keys = of(Kind.KEY);
        if (keys.isEmpty()) return "";
        var sets = new ArrayList<>(of(Kind.SET));
        sets.addAll(of(Kind.ADD));
        return " on conflict (" + joined(keys, Column::name) + ") do "
                + (sets.isEmpty() ? "nothing" : "update set " + joined(sets, Upsert::assignment));
    }

    private static String assignment(Column<?> column) {
        var sum = column.kind() == Kind.ADD ? "t." + column.name() + " + " : "";
        return column.name() + " = " + sum + "excluded." + column.name();
    }

    private List<Column<T>> of(Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    private static <T> String joined(List<Column<T>> columns, Function<Column<T>, String> part) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }

    /** What PostgreSQL reads as the value; enums are lower case in the tables. */
    static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            case Enum<?> constant -> Sql.word(constant);
            default -> value.toString();
        };
    }
}
