package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.web.readside.CurrencyTotals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When open deals are expected to close, and what was won when. */
@Component
public class Forecast {

    /** How long a forecast's periods are; a word that PostgreSQL's date_trunc knows. */
    public enum Interval {
        MONTH(1),
        QUARTER(3);

        public final int months;

        Interval(int months) {
            this.months = months;
        }
    }

    /** Which deals are added up. */
    public enum Kind {
        EXPECTED,
        OVERDUE,
        UNDATED,
        WON
    }

    /** What deals of one kind, period and currency add up to; the day is the period's first, null where there is none. */
    public record Sum(Kind kind, @Nullable LocalDate period, CurrencyTotals totals) {}

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

    Forecast(JdbcClient database) {
        this.database = database;
    }

    /** The deals in these stages: by period from one day to another, and apart from those the overdue and the undated. */
    public List<Sum> of(
            TenantId tenant,
            Collection<StageId> stages,
            Interval interval,
            LocalDate today,
            LocalDate from,
            LocalDate to) {
        return database.sql(SQL)
                .param("tenant", tenant.value())
                .param("stages", stages.stream().map(StageId::value).toArray(UUID[]::new))
                .param("interval", interval.name())
                .param("today", today)
                .param("from", from)
                .param("to", to)
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
