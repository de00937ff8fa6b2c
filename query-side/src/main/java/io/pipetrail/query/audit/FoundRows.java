package io.pipetrail.query.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of whatever columns there are. */
final class FoundRows {

    private record Column(String name, String type) {}

    private final ResultSet rows;
    private final List<Column> columns = new ArrayList<>();

    FoundRows(ResultSet rows) throws SQLException {
        this.rows = rows;
        var all = rows.getMetaData();
        for (int i = 1; i <= all.getColumnCount(); i++) {
            columns.add(new Column(all.getColumnName(i), all.getColumnTypeName(i)));
        }
    }

    /** The next row, or null when there is none. */
    @Nullable
    Row next() throws SQLException {
        if (!rows.next()) return null;
        var row = new Row();
        for (int i = 0; i < columns.size(); i++) {
            row.set(columns.get(i).name(), value(i + 1, columns.get(i).type()));
        }
        return row;
    }

    private @Nullable Object value(int index, String type) throws SQLException {
        var value = switch (type) {
            case "int2", "int4", "int8" -> rows.getLong(index);
            case "numeric" -> rows.getBigDecimal(index);
            case "bool" -> rows.getBoolean(index);
            case "timestamptz" -> instant(rows.getObject(index, OffsetDateTime.class));
            default -> rows.getString(index);
        };
        return rows.wasNull() ? null : value;
    }

    private static @Nullable Object instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
