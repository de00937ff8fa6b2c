package io.pipetrail.query.pipelinesummary;

import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.projection.Projection;

/** The statements of {@link ChangeSums}: what is told apart beside stage and currency, and from which table. */
enum ChangeSql {
    TOTALS("summary_change_totals", "''", "''"),
    BY_PART("summary_change_totals", "part", "part"),
    BY_CLOSE_MONTH("summary_close_totals", "close_month::text", """
            case when close_day = 'infinity' then 'infinity'
            else date_trunc('month', close_day::timestamp)::date::text end""");

    /** The month of deals that nobody knows the day of. */
    static final String UNDATED = "infinity";

    private static final String SUMS = "sum(deal_count), sum(value_minor), sum(weighted_minor)";

    private static final String BUCKETS = """
            select piece.label, added.*
            from unnest(:labels::text[], :grains::text[], :froms::timestamptz[], :befores::timestamptz[])
                piece (label, grain, since, before)
            cross join lateral (
                select $key, stage_id, currency, $sums from readside.$table
                where tenant_id = :tenant and grain = piece.grain and bucket >= piece.since and bucket < piece.before
                group by 1, 2, 3) added
            """;

    private static final String ENDS = """
            union all
            select piece.label, added.*
            from unnest(:endLabels::text[], :endFroms::timestamptz[], :endBefores::timestamptz[])
                piece (label, since, before)
            cross join lateral (
                select $detail, stage_id, currency, $sums from readside.summary_changes
                where tenant_id = :tenant and valid_at >= piece.since and valid_at < piece.before
                group by 1, 2, 3) added
            """;

    /** What was recorded later: of late changes all, of others only those whose clocks went wrong can be in a span. */
    private static final String UNKNOWN = """
            with unknown (valid_at, key, stage_id, currency, deal_count, value_minor, weighted_minor) as materialized (
                select valid_at, $detail, stage_id, currency, deal_count, value_minor, weighted_minor
                from readside.summary_changes
                where tenant_id = :tenant and late and position > :knownTo
                union all
                select valid_at, $detail, stage_id, currency, deal_count, value_minor, weighted_minor
                from readside.summary_changes
                where tenant_id = :tenant and not late and position > :knownTo
                    and valid_at >= :doubtFrom::timestamptz and valid_at < :doubtBefore::timestamptz)
            """;

    private static final String WITHOUT_UNKNOWN = """
            union all
            select span.label, key, stage_id, currency, -deal_count, -value_minor, -weighted_minor
            from unnest(:spanLabels::text[], :spanFroms::timestamptz[], :spanBefores::timestamptz[])
                span (label, since, before)
            join unknown on valid_at >= span.since and valid_at < span.before
            """;

    private static final String SELECT =
            "select (select position from readside.tokens where processor = '" + Projection.PROCESSOR + "'), "
                    + Catalog.STAMP + """
            , sums.* from (values (1)) one left join (
                select label, key, stage_id, currency, $sums from (
            """;

    private static final String GROUPED = """
                ) pieces (label, key, stage_id, currency, deal_count, value_minor, weighted_minor)
                group by 1, 2, 3, 4
                having sum(deal_count) <> 0 or sum(value_minor) <> 0 or sum(weighted_minor) <> 0
            ) sums on true order by currency""";

    /** By all that is known today. */
    final String known;

    /** By what was known up to a position. */
    final String knownThen;

    ChangeSql(String table, String key, String detail) {
        known = filled(SELECT + BUCKETS + ENDS + GROUPED, table, key, detail);
        knownThen = filled(UNKNOWN + SELECT + BUCKETS + ENDS + WITHOUT_UNKNOWN + GROUPED, table, key, detail);
    }

    private static String filled(String template, String table, String key, String detail) {
        return template.replace("$sums", SUMS)
                .replace("$table", table)
                .replace("$key", key)
                .replace("$detail", detail);
    }
}
