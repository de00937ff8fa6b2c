package io.pipetrail.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Keeps rows until they are written: as new ones, as a rebuild does. */
public final class KeptRows implements Rows {

    private final Map<String, List<List<@Nullable String>>> rows = new LinkedHashMap<>();

    @Override
    public <T> void add(Upsert<T> table, T row) {
        var values = IntStream.range(0, table.columns().size())
                .<@Nullable String>mapToObj(column -> Upsert.text(table.value(row, column)))
                .toList();
        var into = table.table() + " (" + String.join(", ", table.columns()) + ")";
        rows.computeIfAbsent(into, unseen -> new ArrayList<>()).add(values);
    }

    public void write(Connection connection) throws SQLException {
        for (var table : rows.entrySet()) write(table.getKey(), table.getValue(), connection);
        rows.clear();
    }

    private static void write(String into, List<List<@Nullable String>> rows, Connection connection)
            throws SQLException {
        var places = String.join(", ", Collections.nCopies(rows.getFirst().size(), "?"));
        try (var statement = connection.prepareStatement("insert into " + into + " values (" + places + ")")) {
            for (var row : rows) {
                for (int i = 0; i < row.size(); i++) statement.setObject(i + 1, row.get(i), Types.OTHER);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
