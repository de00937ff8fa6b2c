package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.readside.CurrencyTotals;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was to close, or had closed, on the single days of a few months: the sum of all changes to these days up to then. */
@Component
class ClosingDays {

    /** The deals of a day, in one stage and currency. */
    record Day(StageId stage, LocalDate day, CurrencyTotals totals) {}

    private static final String SQL = """
            select added.* from unnest(:months::date[]) month (first)
            cross join lateral (
                select stage_id, close_day, currency, sum(deal_count), sum(value_minor), sum(weighted_minor)
                from readside.summary_changes
                where tenant_id = :tenant and close_day >= month.first and close_day < month.first + interval '1 month'
                    and position <= :position and valid_at < :end
                group by 1, 2, 3 having sum(deal_count) <> 0) added""";

    private final JdbcClient database;

    ClosingDays(JdbcClient database) {
        this.database = database;
    }

    /** By their first days, the months; no event behind the position counts. */
    List<Day> of(TenantId tenant, Moment moment, long position, Collection<String> months) {
        return database.sql(SQL)
                .param("tenant", tenant.value())
                .param("months", months.toArray(String[]::new))
                .param("position", position)
                .param("end", moment.end().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Day(
                        new StageId(row.getObject(1, UUID.class)),
                        row.getObject(2, LocalDate.class),
                        new CurrencyTotals(
                                Currency.getInstance(row.getString(3)),
                                row.getLong(4),
                                row.getBigDecimal(5).toBigIntegerExact(),
                                row.getBigDecimal(6).toBigIntegerExact())))
                .list();
    }
}
