package io.pipetrail.query.projection;

/** Takes rows for tables. */
public interface Rows {
    <T> void add(Upsert<T> table, T row);
}
