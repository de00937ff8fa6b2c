package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.readside.CurrencyTotals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
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

        /** The first day of the period that a day is in. */
        public LocalDate start(LocalDate day) {
            int month = (day.getMonthValue() - 1) / months * months + 1;
            return LocalDate.of(day.getYear(), month, 1);
        }
    }

    /** Which deals are added up. */
    public enum Kind {
        EXPECTED,
        OVERDUE,
        UNDATED,
        WON
    }

    /** From one day to another, both included, in such periods; what was expected before today is overdue. */
    public record Days(Interval interval, LocalDate today, LocalDate from, LocalDate to) {}

    /** What deals of one kind, period and currency add up to; the day is the period's first, null where there is none. */
    public record Sum(Kind kind, @Nullable LocalDate period, CurrencyTotals totals) {}

    /**
     * The pipelines, and what is expected of the deals in some of their stages.
     *
     * @param sums by period from one day to another, and apart from those the overdue and the undated
     */
    public record View(Pipelines pipelines, BiFunction<Collection<StageState>, Days, List<Sum>> sums) {}

    private final Catalog catalog;
    private final ForecastNow now;
    private final ForecastThen then;

    Forecast(Catalog catalog, ForecastNow now, ForecastThen then) {
        this.catalog = catalog;
        this.now = now;
        this.then = then;
    }

    /** As things stand or stood. */
    public View at(TenantId tenant, Moment moment) {
        if (moment.past()) return then.at(tenant, moment);
        return new View(
                catalog.pipelines(tenant),
                (stages, days) ->
                        now.of(tenant, stages.stream().map(StageState::id).toList(), days));
    }
}
