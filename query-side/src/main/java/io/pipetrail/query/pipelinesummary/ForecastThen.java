package io.pipetrail.query.pipelinesummary;

import static java.util.stream.Collectors.toMap;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.pipelines.PipelinesThen;
import io.pipetrail.query.pipelinesummary.Forecast.Days;
import io.pipetrail.query.pipelinesummary.Forecast.Kind;
import io.pipetrail.query.pipelinesummary.Forecast.Sum;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.readside.CurrencyTotals;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was expected then: by whole months what was added up before, and day by day only the months that a bound of the days
 * asked for is in, or the day that divides what is overdue from what is not.
 */
@Component
class ForecastThen {

    private final ChangeSums changes;
    private final ClosingDays days;
    private final PipelinesThen pipelines;

    ForecastThen(ChangeSums changes, ClosingDays days, PipelinesThen pipelines) {
        this.changes = changes;
        this.days = days;
        this.pipelines = pipelines;
    }

    Forecast.View at(TenantId tenant, Moment moment) {
        var months = changes.of(tenant, moment, ChangeSql.BY_CLOSE_MONTH, Map.of("", new Span(null, moment.end())));
        var held = TotalsThen.held(months.sums());
        var then = pipelines.of(tenant, moment, held, months.stamp(), months.position());
        return new Forecast.View(then, (stages, asked) -> sums(months, stages, asked, tenant, moment));
    }

    private List<Sum> sums(
            ChangeSums.At months, Collection<StageState> stages, Days asked, TenantId tenant, Moment moment) {
        var outcomes = stages.stream().collect(toMap(StageState::id, StageState::outcome));
        var divided = divided(asked);
        var whole = months.sums().stream()
                .filter(sum -> !divided.contains(sum.key()))
                .map(sum -> sum(outcomes.get(sum.stage()), day(sum.key()), sum.totals(), asked));
        var single = days.of(tenant, moment, months.position(), divided).stream()
                .map(day -> sum(outcomes.get(day.stage()), day.day(), day.totals(), asked));
        return Stream.concat(whole, single).flatMap(Optional::stream).toList();
    }

    /** The first days of the months that have to be looked at day by day. */
    private static Set<String> divided(Days asked) {
        var months = new HashSet<String>();
        months.add(month(asked.today()));
        if (asked.from().getDayOfMonth() > 1) months.add(month(asked.from()));
        if (asked.to().plusDays(1).getDayOfMonth() > 1) months.add(month(asked.to()));
        return months;
    }

    private static String month(LocalDate day) {
        return day.withDayOfMonth(1).toString();
    }

    private static @Nullable LocalDate day(String month) {
        return month.equals(ChangeSql.UNDATED) ? null : LocalDate.parse(month);
    }

    /** Of deals that are lost, or that closed outside of what is asked for, there is nothing to say. */
    private static Optional<Sum> sum(
            @Nullable Outcome outcome, @Nullable LocalDate day, CurrencyTotals totals, Days asked) {
        if (outcome == null || outcome == Outcome.LOST) return Optional.empty();
        if (outcome == Outcome.OPEN && day == null) return Optional.of(new Sum(Kind.UNDATED, null, totals));
        if (outcome == Outcome.OPEN && day != null && day.isBefore(asked.today())) {
            return Optional.of(new Sum(Kind.OVERDUE, null, totals));
        }
        if (day == null || day.isBefore(asked.from()) || day.isAfter(asked.to())) return Optional.empty();
        var kind = outcome == Outcome.WON ? Kind.WON : Kind.EXPECTED;
        return Optional.of(new Sum(kind, asked.interval().start(day), totals));
    }
}
