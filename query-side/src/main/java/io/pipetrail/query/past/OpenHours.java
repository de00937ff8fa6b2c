package io.pipetrail.query.past;

import static io.pipetrail.query.projection.Sql.instant;
import static io.pipetrail.query.projection.Sql.instantOrNull;
import static io.pipetrail.query.projection.Sql.uuid;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Grain;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Has the changes of an hour added up when it is over, also where a tenant has been quiet since: otherwise each question would
 * add them up. Once an hour all tenants are gone through, some with each batch; there is nothing to ask for in between.
 */
final class OpenHours {

    private static final int TENANTS_A_BATCH = 200;
    private static final UUID FIRST = new UUID(0, 0);

    private static final String CLOSE =
            "select readside.close_summary(t.tenant_id, t.hour) from unnest(?::uuid[], ?::timestamptz[]) t (tenant_id, hour)";

    private static final String NEXT = """
            select these.tenant_id, these.until, (
                select max(valid_at) from summary_changes c
                where c.tenant_id = these.tenant_id and c.valid_at >= these.until) as last
            from (
                select * from summary_closed where tenant_id > ? order by tenant_id limit %d) these
            order by these.tenant_id""".formatted(TENANTS_A_BATCH);

    /**
     * How far it is.
     *
     * @param hour that is being gone through for, or has been
     * @param after the last tenant that was gone through; null when all have been
     */
    private record Round(Instant hour, @Nullable UUID after) {}

    /** By schema: while the tables are rebuilt, those beside them are gone on with, too. */
    private final Map<String, Round> rounds = new ConcurrentHashMap<>();

    /** Up to when all is over that changed at a time, given the hour in which the last event was recorded: a full hour. */
    static Instant over(Instant last, Instant hour) {
        var start = Grain.HOUR.start(last);
        return start.isBefore(hour) ? start.plus(Duration.ofHours(1)) : start;
    }

    static void close(Map<TenantId, Instant> until, Connection connection) throws SQLException {
        if (until.isEmpty()) return;
        try (var statement = connection.prepareStatement(CLOSE)) {
            statement.setArray(1, array(until.keySet(), connection));
            statement.setArray(2, array(until.values(), connection));
            statement.execute();
        }
    }

    /** Goes on with the tenants. What a batch that is rolled back has done is done anew in the next hour, which is soon enough. */
    void goOn(Instant recordedAt, Connection connection) throws SQLException {
        var schema = connection.getSchema();
        var before = rounds.get(schema);
        var now = Grain.HOUR.start(recordedAt);
        if (before != null && before.after() != null) {
            rounds.put(schema, closeSome(before.hour(), before.after(), connection));
        } else if (before == null || !now.equals(before.hour())) {
            rounds.put(schema, closeSome(now, FIRST, connection));
        }
    }

    private static Round closeSome(Instant now, UUID from, Connection connection) throws SQLException {
        var after = from;
        var over = new HashMap<TenantId, Instant>();
        int seen = 0;
        try (var statement = connection.prepareStatement(NEXT)) {
            statement.setObject(1, from);
            try (var rows = statement.executeQuery()) {
                for (; rows.next(); seen++) {
                    after = uuid(rows, "tenant_id");
                    var last = instantOrNull(rows, "last");
                    if (last == null) continue;
                    var until = over(last, now);
                    if (until.isAfter(instant(rows, "until"))) over.put(new TenantId(uuid(rows, "tenant_id")), until);
                }
            }
        }
        close(over, connection);
        return new Round(now, seen < TENANTS_A_BATCH ? null : after);
    }

    private static Array array(Collection<?> values, Connection connection) throws SQLException {
        return connection.createArrayOf(
                "text", values.stream().map(Object::toString).toArray(String[]::new));
    }
}
