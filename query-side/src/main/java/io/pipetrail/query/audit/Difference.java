package io.pipetrail.query.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not as the log says.
 *
 * @param readModel its table
 * @param key what tells it from other rows
 * @param expected the columns that differ as they should be; all where the row is missing, null where there should be none
 * @param found the same columns as they are; null where the row is missing
 */
public record Difference(
        String readModel,
        Map<String, @Nullable Object> key,
        @Nullable Map<String, @Nullable Object> expected,
        @Nullable Map<String, @Nullable Object> found) {

    static Difference missing(Table table, Row expected) {
        return new Difference(table.printed(), expected.only(table.key()), beside(table, expected), null);
    }

    static Difference surplus(Table table, Row found) {
        return new Difference(table.printed(), found.only(table.key()), null, beside(table, found));
    }

    /** Null where the two agree, in columns as in values. */
    static @Nullable Difference between(Table table, Row expected, Row found) {
        var columns = new LinkedHashSet<>(expected.columns());
        columns.addAll(found.columns());
        columns.removeIf(column -> expected.agrees(column, found));
        return columns.isEmpty()
                ? null
                : new Difference(
                        table.printed(), expected.only(table.key()), expected.only(columns), found.only(columns));
    }

    private static Map<String, @Nullable Object> beside(Table table, Row row) {
        var columns = new ArrayList<>(row.columns());
        columns.removeAll(table.key());
        return row.only(columns);
    }
}
