package io.pipetrail.query.past;

import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Sql;
import io.pipetrail.query.projection.Upsert;
import io.pipetrail.query.reading.Grain;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;

/**
 * Adds up the changes of all tenants at once, as {@code close_summary} does for one: they are gone through
 * once, without an index.
 */
final class AddedUp {

    private static final Upsert<Map.Entry<TenantId, Instant>> CLOSED = Upsert.<Map.Entry<TenantId, Instant>>into(
                    "summary_closed")
            .set("tenant_id", "uuid", Map.Entry::getKey)
            .set("until", "timestamptz", Map.Entry::getValue);

    private static final String MONTH = "date_trunc('month', close_day::timestamp)::date";

    /** Of tables without statistics the planner expects few rows, and would sort them all. */
    private static final String HASHED = "set enable_sort = off";

    /** All that either table tells apart. */
    private static final String FINEST = """
            create temp table finest as
            select tenant_id, date_bin('1 hour', valid_at, timestamptz '0001-01-01 00:00+00') as hour, stage_id, currency, part,
                %s as close_month, sum(deal_count) as deals, sum(value_minor) as value, sum(weighted_minor) as weighted
            from summary_changes join summary_closed using (tenant_id) where valid_at < until group by 1, 2, 3, 4, 5, 6""".formatted(MONTH);

    private static final String HOURS = """
            insert into %1$s
            select tenant_id, 'hour', hour, stage_id, currency, %2$s, sum(deals), sum(value), sum(weighted)
            from finest group by 1, 3, 4, 5, 6""";

    private static final String COARSER = """
            insert into %1$s
            select tenant_id, '%3$s', date_trunc('%3$s', bucket, 'UTC'), stage_id, currency, %2$s,
                sum(deal_count), sum(value_minor), sum(weighted_minor)
            from %1$s join summary_closed using (tenant_id)
            where grain = '%4$s' and bucket < date_trunc('%3$s', until, 'UTC') group by 1, 3, 4, 5, 6""";

    private AddedUp() {}

    /** Writes the sums of what is over by these full hours; there are none yet. */
    static void write(Map<TenantId, Instant> until, Connection connection) throws SQLException {
        CLOSED.write(until.entrySet(), connection);
        try (var statement = connection.createStatement()) {
            statement.execute(HASHED);
            statement.execute("analyze summary_closed");
            statement.execute(FINEST);
            statement.execute(HOURS.formatted("summary_change_totals", "part"));
            statement.execute(HOURS.formatted("summary_close_totals", "close_month"));
            statement.execute("drop table finest");
            var finer = Sql.word(Grain.HOUR);
            for (var grain : EnumSet.range(Grain.DAY, Grain.YEAR)) {
                var coarse = Sql.word(grain);
                statement.execute(COARSER.formatted("summary_change_totals", "part", coarse, finer));
                statement.execute(COARSER.formatted("summary_close_totals", "close_month", coarse, finer));
                finer = coarse;
            }
            statement.execute("reset enable_sort");
        }
    }
}
