package io.pipetrail.query.audit;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows that some deals should have, in all tables that know of deals; compared when there are enough of them. */
final class Chunk {

    private static final int ROWS = 4_000;
    private static final List<Table> TABLES = List.of(
            Table.DEALS,
            Table.SUMMARY_DEALS,
            Table.ACTIVITIES,
            Table.MOVEMENTS,
            Table.MOVEMENT_DEALS,
            Table.DEAL_VERSIONS);
    private static final String FIRST = "00000000-0000-0000-0000-000000000000";
    private static final String LAST = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final Comparison comparison;
    private final Map<Table, List<Row>> rows = new EnumMap<>(Table.class);
    private int size;
    private String from = FIRST;

    Chunk(Comparison comparison) {
        this.comparison = comparison;
    }

    void add(Table table, Row row) {
        rows.computeIfAbsent(table, empty -> new ArrayList<>()).add(row);
        size++;
    }

    /** The next deal is this one, or there is none: what stands between the last ones and it is compared. */
    void before(@Nullable String deal) throws SQLException {
        if (deal != null && deal.compareTo(from) < 0) throw new IllegalStateException("not in order: " + deal);
        if (deal != null && size < ROWS) return;
        for (var table : TABLES) {
            comparison.part(
                    table,
                    rows.getOrDefault(table, List.of()),
                    "and deal_id >= ?::uuid and deal_id " + (deal == null ? "<=" : "<") + " ?::uuid",
                    from,
                    deal == null ? LAST : deal);
        }
        rows.clear();
        size = 0;
        from = deal == null ? LAST : deal;
    }
}
