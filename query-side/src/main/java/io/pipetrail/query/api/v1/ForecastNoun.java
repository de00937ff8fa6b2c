package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.query.pipelinesummary.Forecast;
import io.pipetrail.query.pipelinesummary.Forecast.Interval;
import io.pipetrail.query.pipelinesummary.Forecast.Kind;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1Totals;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lays the sums of a forecast out by period and prints them. */
final class ForecastNoun {

    private final Interval interval;
    private final List<Forecast.Sum> sums;
    private final Currency currency;

    ForecastNoun(Interval interval, List<Forecast.Sum> sums, @Nullable Currency asked, Currency base) {
        this.interval = interval;
        this.sums = sums;
        this.currency = ScalarCurrency.of(asked, total(sum -> true), base);
    }

    V1Forecast print(@Nullable PipelineId pipeline, LocalDate from, LocalDate to) {
        var periods = Stream.iterate(from, day -> !day.isAfter(to), day -> day.plusMonths(interval.months))
                .map(this::period)
                .toList();
        return new V1Forecast(
                "forecast",
                pipeline == null ? null : Ids.print(pipeline),
                Plain.name(interval),
                from,
                to,
                Plain.code(currency),
                periods,
                apart(Kind.OVERDUE),
                apart(Kind.UNDATED));
    }

    private V1Forecast.Span period(LocalDate first) {
        var open = total(sum -> sum.kind() == Kind.EXPECTED && first.equals(sum.period()));
        var won = total(sum -> sum.kind() == Kind.WON && first.equals(sum.period()));
        var ours = ScalarCurrency.in(currency, open);
        return new V1Forecast.Span(
                name(first),
                first,
                first.plusMonths(interval.months).minusDays(1),
                open.dealCount(),
                Plain.units(ours.valueMinor(), currency),
                Plain.units(ours.weightedMinor(), currency),
                won.dealCount(),
                Plain.units(ScalarCurrency.in(currency, won).valueMinor(), currency),
                V1Totals.of(open));
    }

    private V1Forecast.Sum apart(Kind kind) {
        var totals = total(sum -> sum.kind() == kind);
        var ours = ScalarCurrency.in(currency, totals);
        return new V1Forecast.Sum(
                totals.dealCount(),
                Plain.units(ours.valueMinor(), currency),
                Plain.units(ours.weightedMinor(), currency),
                V1Totals.of(totals));
    }

    /** As 2026-04 or 2026-Q2. */
    private String name(LocalDate first) {
        return interval == Interval.MONTH
                ? first.toString().substring(0, 7)
                : first.getYear() + "-Q" + (first.getMonthValue() + 2) / 3;
    }

    private StageTotals total(Predicate<Forecast.Sum> wanted) {
        return sums.stream()
                .filter(wanted)
                .map(Forecast.Sum::totals)
                .map(totals -> new StageTotals(totals.dealCount(), List.of(totals)))
                .reduce(StageTotals.NONE, StageTotals::plus);
    }
}
