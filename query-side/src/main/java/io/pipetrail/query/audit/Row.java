package io.pipetrail.query.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A row as it is, or as it should be: values by column, in the plain form that JSON prints. */
final class Row {

    private final Map<String, @Nullable Object> columns;

    Row() {
        this(new LinkedHashMap<>());
    }

    private Row(Map<String, @Nullable Object> columns) {
        this.columns = columns;
    }

    Row copy() {
        return new Row(new LinkedHashMap<>(columns));
    }

    Row set(String column, @Nullable Object value) {
        columns.put(column, Plain.of(value));
        return this;
    }

    @Nullable
    Object get(String column) {
        return columns.get(column);
    }

    /** The value of a column that always has one. */
    Object require(String column) {
        return Objects.requireNonNull(columns.get(column), column);
    }

    Collection<String> columns() {
        return columns.keySet();
    }

    List<Object> key(Table table) {
        var key = new ArrayList<>();
        for (var column : table.key()) key.add(require(column));
        return key;
    }

    /** These columns, of those that there are. */
    Map<String, @Nullable Object> only(Collection<String> wanted) {
        var some = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach((column, value) -> {
            if (wanted.contains(column)) some.put(column, value);
        });
        return some;
    }

    boolean agrees(String column, Row other) {
        return columns.containsKey(column)
                && other.columns.containsKey(column)
                && Objects.equals(get(column), other.get(column));
    }
}
