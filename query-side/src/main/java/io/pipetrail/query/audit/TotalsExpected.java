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

    /** The hour of the last change is added up when it is over and there is a batch to do it with. */
    private static final String UNTIL = """
            (select case when exists (
                    select from readside.summary_closed where tenant_id = ':tenant' and until = hour + interval '1 hour')
                then hour + interval '1 hour' else hour end
            from (select date_trunc('hour', max(valid_at), 'UTC') as hour from pg_temp.audit_changes) of_last)""";

    private static final String CLOSED = "select " + UNTIL + " as until from pg_temp.audit_changes having count(*) > 0";

    /** Spans of time that were over at that full hour. */
    private static final String OVER = """
            from pg_temp.audit_changes c cross join unnest('{hour,day,month,year}'::text[]) spans (grain)
            where date_trunc(grain, valid_at, 'UTC')
                < date_trunc(grain, :until, 'UTC')
            group by 1, 2, 3, 4, 5""".replace(":until", UNTIL);

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
        return "select '%s'::uuid as tenant_id, e.* from (%s) e"
                .formatted(tenant, expected.replace(":tenant", tenant.toString()));
    }

    private String rows(Table table) {
        return "select * from readside.%s where tenant_id = '%s'".formatted(table.printed(), tenant);
    }
}
