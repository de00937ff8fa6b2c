package io.pipetrail.query.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What events changed of the totals, deal by deal: in a temporary table, as it may be as much as the log, and is to be added up
 * across deals. A transaction that only reads may write there.
 */
final class ToldChanges {

    /** Makes the tables that are written, in a connection of one's own. */
    static final List<String> TABLES = List.of(
            "create temp table audit_told (position bigint, valid_at timestamptz, late boolean, part text, stage_id uuid,"
                    + " currency text, close_day date, deal_count bigint, value_minor numeric, weighted_minor numeric)",
            "create temp table audit_changes (like audit_told)");

    private static final int SOME = 2_000;
    private static final List<String> TYPES =
            List.of("bigint", "timestamptz", "boolean", "text", "uuid", "text", "date", "bigint", "numeric", "numeric");

    private record Key(Instant at, String part, String stage, String currency, String day) {}

    private final Connection connection;
    private final List<List<String>> told = new ArrayList<>();
    private final Map<Key, long[]> ofEvent = new HashMap<>();
    private @Nullable Happening event;

    ToldChanges(Connection connection) {
        this.connection = connection;
    }

    /** What is told until the end is what this event changed. */
    void of(Happening event) {
        this.event = event;
    }

    void tell(Instant at, @Nullable Counted from, Counted to) {
        Counted.parts(from, to, (part, counted, sign) -> add(at, part, counted, sign));
    }

    void takeBack(Instant at, @Nullable Counted from, Counted to) {
        Counted.parts(from, to, (part, counted, sign) -> add(at, part, counted, -sign));
    }

    void end() {
        var of = Objects.requireNonNull(event);
        ofEvent.forEach((key, sum) -> {
            if (sum[0] == 0 && sum[1] == 0 && sum[2] == 0) return;
            var late = key.at().isBefore(Plain.micros(of.event().recordedAt()));
            told.add(List.of(
                    Long.toString(of.position()),
                    key.at().toString(),
                    Boolean.toString(late),
                    key.part(),
                    key.stage(),
                    key.currency(),
                    key.day(),
                    Long.toString(sum[0]),
                    Long.toString(sum[1]),
                    Long.toString(sum[2])));
        });
        ofEvent.clear();
    }

    /** Writes what is in memory, if it is much. */
    void spill() throws SQLException {
        if (told.size() >= SOME) write();
    }

    /** Adds up what was told of all deals; nothing is told any more. */
    void addUp() throws SQLException {
        write();
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into pg_temp.audit_changes
                    select position, valid_at, late, part, stage_id, currency, close_day,
                        sum(deal_count), sum(value_minor), sum(weighted_minor)
                    from pg_temp.audit_told group by 1, 2, 3, 4, 5, 6, 7
                    having sum(deal_count) <> 0 or sum(value_minor) <> 0 or sum(weighted_minor) <> 0""");
        }
    }

    private void write() throws SQLException {
        var arrays = TYPES.stream().map(type -> "?::" + type + "[]").toList();
        var sql = "insert into pg_temp.audit_told select * from unnest(" + String.join(", ", arrays) + ")";
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < TYPES.size(); i++) {
                var column = i;
                var values = told.stream().map(row -> row.get(column)).toArray(String[]::new);
                statement.setArray(i + 1, connection.createArrayOf("text", values));
            }
            statement.executeUpdate();
        }
        told.clear();
    }

    private void add(Instant at, String part, Counted counted, int sign) {
        var day = counted.day() == null ? "infinity" : counted.day().toString();
        var sum = ofEvent.computeIfAbsent(
                new Key(at, part, counted.stage(), counted.currency(), day), unseen -> new long[3]);
        sum[0] += sign;
        sum[1] += sign * counted.value();
        sum[2] += sign * counted.weighted();
    }
}
