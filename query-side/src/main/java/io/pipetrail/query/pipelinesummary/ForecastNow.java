package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.pipelinesummary.Forecast.Days;
import io.pipetrail.query.pipelinesummary.Forecast.Kind;
import io.pipetrail.query.pipelinesummary.Forecast.Sum;
import io.pipetrail.web.readside.CurrencyTotals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is expected now, as the totals by day have it. */
@Component
class ForecastNow {

    private static final String SQL = """
            select kind, case when kind in ('EXPECTED', 'WON') then date_trunc(:interval, day)::date end period, currency,
                sum(deal_count), sum(value_minor), sum(weighted_minor)
            from (
                select totals.*, case
                    when terms.outcome = 'won' then 'WON'
                    when day = 'infinity' then 'UNDATED'
                    when day < :today then 'OVERDUE'
                    else 'EXPECTED' end kind
                from readside.summary_days totals
                join readside.summary_stage_terms terms using (tenant_id, stage_id)
                where tenant_id = :tenant and stage_id = any(:stages) and terms.outcome <> 'lost' and deal_count > 0
            ) kinds
            where kind in ('OVERDUE', 'UNDATED') or day between :from and :to
            group by 1, 2, 3 order by 1, 2, 3""";

    private final JdbcClient database;

    ForecastNow(JdbcClient database) {
        this.database = database;
    }

    List<Sum> of(TenantId tenant, Collection<StageId> stages, Days days) {
        return database.sql(SQL)
                .param("tenant", tenant.value())
                .param("stages", stages.stream().map(StageId::value).toArray(UUID[]::new))
                .param("interval", days.interval().name())
                .param("today", days.today())
                .param("from", days.from())
                .param("to", days.to())
                .query((row, number) -> new Sum(
                        Kind.valueOf(row.getString(1)),
                        row.getObject(2, LocalDate.class),
                        new CurrencyTotals(
                                Currency.getInstance(row.getString(3)),
                                row.getLong(4),
                                row.getBigDecimal(5).toBigIntegerExact(),
                                row.getBigDecimal(6).toBigIntegerExact())))
                .list();
    }
}
