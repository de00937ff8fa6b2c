package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.Upsert;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects rows by table and hands them on when there are many. What was added since the last mark can be taken back. */
final class CopyRows implements Rows {

    /** Bytes. */
    private static final int MANY = 1 << 20;

    /** Takes rows of a table; the statement says of which. */
    interface Taker {
        void take(String copy, CopyBuffer rows) throws SQLException, InterruptedException;
    }

    private static final class Open<T> {

        private final Upsert<T> table;
        private final String copy;
        private final boolean[] required;
        private CopyBuffer rows = new CopyBuffer();

        Open(Upsert<T> table, Set<String> required) {
            this.table = table;
            var columns = table.columns();
            this.copy = "copy %s (%s) from stdin (freeze)".formatted(table.table(), String.join(", ", columns));
            this.required = new boolean[columns.size()];
            for (int i = 0; i < columns.size(); i++) this.required[i] = required.contains(columns.get(i));
        }

        void add(T row) {
            for (int i = 0; i < required.length; i++) {
                var value = table.text(row, i);
                if (value == null && required[i]) throw new IllegalArgumentException("nothing where something must be");
                rows.add(value, i == required.length - 1 ? '\n' : '\t');
            }
        }
    }

    private final Map<Upsert<?>, Open<?>> tables = new HashMap<>();
    private final List<Open<?>> open = new ArrayList<>();
    private final Map<String, Set<String>> required;
    private final Taker taker;

    /** @param required the columns of tables that take no null */
    CopyRows(Map<String, Set<String>> required, Taker taker) {
        this.required = required;
        this.taker = taker;
    }

    @Override
    @SuppressWarnings("unchecked") // the table is its own key
    public <T> void add(Upsert<T> table, T row) {
        ((Open<T>) tables.computeIfAbsent(table, this::open)).add(row);
    }

    /** What is added up to here stays. */
    void mark() {
        for (var each : open) each.rows.mark();
    }

    void takeBack() {
        for (var each : open) each.rows.takeBack();
    }

    /** Hands on what has become many. */
    void handOn() throws SQLException, InterruptedException {
        for (var each : open) if (each.rows.size() >= MANY) handOn(each);
    }

    void handOnAll() throws SQLException, InterruptedException {
        for (var each : open) if (each.rows.size() > 0) handOn(each);
    }

    private void handOn(Open<?> table) throws SQLException, InterruptedException {
        taker.take(table.copy, table.rows);
        table.rows = new CopyBuffer();
    }

    private Open<?> open(Upsert<?> table) {
        var opened = new Open<>(table, required.getOrDefault(table.table(), Set.of()));
        open.add(opened);
        return opened;
    }
}
