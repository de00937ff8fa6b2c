package io.pipetrail.query.rebuild;

import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.Upsert;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects rows by table and hands them on when there are many. What was added since the last mark can be taken back. */
final class CopyRows implements Rows {

    /** Bytes. With fewer, PostgreSQL spends much of its time on what it prepares for each statement. */
    private static final int MANY = 2 << 20;

    private static final String UNDEFINED_COLUMN = "42703";

    /** Of rows that everybody sees as soon as they are committed. */
    static final String PLAIN = "format binary";

    /** Of rows that need not be looked after later on, in tables that the same transaction emptied. */
    static final String FROZEN = "format binary, freeze";

    /** Takes rows of a table, of which the statement says; returns a buffer for more. */
    interface Taker {
        CopyBuffer take(String copy, CopyBuffer rows) throws SQLException, InterruptedException;
    }

    private static final class Open<T> {

        private final Upsert<T> table;
        private final String copy;
        private final Column[] columns;
        private CopyBuffer rows = new CopyBuffer();

        Open(Upsert<T> table, Map<String, Column> columns, String options) {
            this.table = table;
            var names = table.columns();
            this.copy = "copy %s (%s) from stdin (%s)".formatted(table.table(), String.join(", ", names), options);
            this.columns = names.stream().map(name -> known(name, columns)).toArray(Column[]::new);
        }

        /** As the database would say it: the table is wrong, and not what is to be written. */
        private Column known(String name, Map<String, Column> columns) {
            var column = columns.get(name);
            if (column != null) return column;
            var refusal = new SQLException("No such column, or of no type that is sent", UNDEFINED_COLUMN);
            throw new IllegalStateException("No rows go into " + table.table() + "." + name, refusal);
        }

        void add(T row) {
            rows.row(columns.length);
            for (int i = 0; i < columns.length; i++) columns[i].add(table.value(row, i), rows);
        }
    }

    private final Map<Upsert<?>, Open<?>> tables = new HashMap<>();
    private final List<Open<?>> open = new ArrayList<>();
    private final Map<String, Map<String, Column>> columns;
    private final String options;
    private final Taker taker;

    /**
     * @param columns of tables, by the names of both
     * @param options of the statements that the taker is told
     */
    CopyRows(Map<String, Map<String, Column>> columns, String options, Taker taker) {
        this.columns = columns;
        this.options = options;
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
        for (var each : open) if (!each.rows.isEmpty()) handOn(each);
    }

    private void handOn(Open<?> table) throws SQLException, InterruptedException {
        table.rows.end();
        table.rows = taker.take(table.copy, table.rows);
    }

    private Open<?> open(Upsert<?> table) {
        var opened = new Open<>(table, columns.getOrDefault(table.table(), Map.of()), options);
        open.add(opened);
        return opened;
    }
}
