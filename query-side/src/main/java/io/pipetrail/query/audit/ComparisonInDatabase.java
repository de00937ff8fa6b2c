package io.pipetrail.query.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares rows that should be there with those that are, both in the database. */
final class ComparisonInDatabase {

    private final Connection connection;
    private final Tally tally;

    ComparisonInDatabase(Connection connection, Tally tally) {
        this.connection = connection;
        this.tally = tally;
    }

    /** Two queries, each with the columns of the table's key and these values. */
    void compare(Table table, List<String> values, String expected, String found) throws SQLException {
        long same;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sides("count(*)", table, expected, found)
                        + values.stream()
                                .map(value -> "and e.%1$s = f.%1$s".formatted(value))
                                .collect(Collectors.joining(" ", " where e.there and f.there ", "")))) {
            rows.next();
            same = rows.getLong(1);
        }
        tally.agreed(same);
        differing(table, values, expected, found);
    }

    private void differing(Table table, List<String> values, String expected, String found) throws SQLException {
        var columns = Stream.concat(
                        table.key().stream().map("coalesce(e.%1$s, f.%1$s) as %1$s"::formatted),
                        values.stream()
                                .flatMap(value -> Stream.of("e.%1$s as e_%1$s", "f.%1$s as f_%1$s")
                                        .map(column -> column.formatted(value))))
                .collect(Collectors.joining(", "));
        var differ =
                values.stream().map("e.%1$s is distinct from f.%1$s"::formatted).collect(Collectors.joining(" or "));
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(LogPart.FETCHED);
            try (var rows = statement.executeQuery(
                    sides("e.there as e_there, f.there as f_there, " + columns, table, expected, found) + " where "
                            + differ)) {
                var all = new FoundRows(rows);
                for (var row = all.next(); row != null; row = all.next())
                    tally.compared(difference(table, values, row));
            }
        }
    }

    private static String sides(String columns, Table table, String expected, String found) {
        return "select %s from (select true as there, e.* from (%s) e) e full join (select true as there, f.* from (%s) f) f using (%s)"
                .formatted(columns, expected, found, String.join(", ", table.key()));
    }

    private static Difference difference(Table table, List<String> values, Row both) {
        var expected = side(table, values, both, "e_");
        var found = side(table, values, both, "f_");
        if (both.get("e_there") == null) return Difference.surplus(table, found);
        if (both.get("f_there") == null) return Difference.missing(table, expected);
        var difference = Difference.between(table, expected, found);
        if (difference == null) throw new IllegalStateException("differs in the database only: " + table);
        return difference;
    }

    private static Row side(Table table, List<String> values, Row both, String side) {
        var row = new Row();
        for (var column : table.key()) row.set(column, both.get(column));
        for (var column : values) row.set(column, both.get(side + column));
        return row;
    }
}
