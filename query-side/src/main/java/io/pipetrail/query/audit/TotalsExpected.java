package io.pipetrail.query.audit;

import io.pipetrail.events.TenantId;
import java.sql.SQLException;
import java.util.List;

/** Compares the changes of the totals and their sums with what was told, in the database. */
final class TotalsExpected {

    private static final List<String> SUMS = List.of("deal_count", "value_minor", "weighted_minor");

    private static final String CHANGES = "select position, valid_at, late, part, stage_id, currency, close_day,"
            + " 1::bigint as rows, deal_count, value_minor, weighted_minor from pg_temp.audit_changes";

    /** Where there are two rows for one the sums may be right, but it is one too many. */
    private static final String FOUND_CHANGES = """
            select tenant_id, position, valid_at, late, part, stage_id, currency, close_day, count(*) as rows,
                sum(deal_count)::bigint as deal_count, sum(value_minor) as value_minor, sum(weighted_minor) as weighted_minor
            from readside.summary_changes where tenant_id = :tenant group by 1, 2, 3, 4, 5, 6, 7, 8""";

    private static final String CLOSED =
            "select date_trunc('hour', max(valid_at), 'UTC') as until from pg_temp.audit_changes having count(*) > 0";

    /** Spans of time that were over at the last full hour. */
    private static final String OVER = """
            from pg_temp.audit_changes c cross join unnest('{hour,day,month,year}'::text[]) spans (grain)
            where date_trunc(grain, valid_at, 'UTC')
                < date_trunc(grain, (select max(valid_at) from pg_temp.audit_changes), 'UTC')
            group by 1, 2, 3, 4, 5""";

    private static final String TOTALS = """
            select grain, date_trunc(grain, valid_at, 'UTC') as bucket, stage_id, currency, :by,
                sum(deal_count)::bigint as deal_count, sum(value_minor) as value_minor, sum(weighted_minor) as weighted_minor
            """;

    private final ComparisonInDatabase comparison;
    private final TenantId tenant;

    TotalsExpected(ComparisonInDatabase comparison, TenantId tenant) {
        this.comparison = comparison;
        this.tenant = tenant;
    }

    void compare() throws SQLException {
        comparison.compare(
                Table.SUMMARY_CHANGES,
                List.of("rows", "deal_count", "value_minor", "weighted_minor"),
                ofTenant(CHANGES),
                FOUND_CHANGES.replace(":tenant", "'" + tenant + "'"));
        comparison.compare(Table.SUMMARY_CLOSED, List.of("until"), ofTenant(CLOSED), rows(Table.SUMMARY_CLOSED));
        totals(Table.SUMMARY_CHANGE_TOTALS, "part");
        totals(Table.SUMMARY_CLOSE_TOTALS, "date_trunc('month', close_day::timestamp)::date as close_month");
    }

    private void totals(Table table, String by) throws SQLException {
        comparison.compare(table, SUMS, ofTenant(TOTALS.replace(":by", by) + OVER), rows(table));
    }

    private String ofTenant(String expected) {
        return "select '%s'::uuid as tenant_id, e.* from (%s) e".formatted(tenant, expected);
    }

    private String rows(Table table) {
        return "select * from readside.%s where tenant_id = '%s'".formatted(table.printed(), tenant);
    }
}
