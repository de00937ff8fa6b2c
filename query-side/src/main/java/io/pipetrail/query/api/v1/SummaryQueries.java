package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelinesummary.Forecast;
import io.pipetrail.query.pipelinesummary.Forecast.Days;
import io.pipetrail.query.pipelinesummary.Forecast.Interval;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Summaries;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.V1PipelineSummary;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is in the pipelines and when it is expected to close. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class SummaryQueries {

    /** Which stages a summary shows. */
    enum Scope {
        ALL,
        OPEN
    }

    private static final int MOST_MONTHS = 120;

    private final Summaries summaries;
    private final Forecast forecast;

    SummaryQueries(Summaries summaries, Forecast forecast) {
        this.summaries = summaries;
        this.forecast = forecast;
    }

    /** Of one pipeline, or else of all, in display order. */
    @GetMapping("/pipeline-summary")
    V1PipelineSummary summary(
            TenantId tenant,
            Moment moment,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipelineId,
            @RequestParam(name = "period", defaultValue = "all_time") String period,
            @RequestParam(name = "scope", defaultValue = "all") Scope scope,
            @RequestParam(name = "currency", required = false) @Nullable Currency currency) {
        var days = Period.parse(period, today(moment))
                .orElseThrow(() -> Refusal.badRequest(
                        "period",
                        "must be all_time, this_month, this_quarter, this_year, or as 2026, 2026-Q1 or 2026-03"));
        var summary = summaries.of(tenant, days, moment);
        var shown = ShownStage.of(summary.pipelines(), pipelineId, scope == Scope.OPEN);
        return new SummaryNoun(shown, summary.totals(), currency, base(summary.pipelines()))
                .print(pipelineId, days, moment);
    }

    /** From this month or quarter to the eleventh after it, unless other days are given. */
    @GetMapping("/forecast")
    V1Forecast forecast(
            TenantId tenant,
            Moment moment,
            @RequestParam(name = "interval", defaultValue = "month") Interval interval,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipelineId,
            @RequestParam(name = "from", required = false) @Nullable LocalDate from,
            @RequestParam(name = "to", required = false) @Nullable LocalDate to,
            @RequestParam(name = "currency", required = false) @Nullable Currency currency) {
        var first = interval.start(from == null ? today(moment) : from);
        var last = to == null ? first.plusMonths(12L * interval.months).minusDays(1) : to;
        if (last.isBefore(from == null ? first : from)) throw Asked.wrongWay();
        if (first.plusMonths((long) MOST_MONTHS * interval.months).isBefore(last)) {
            throw Refusal.badRequest("to", "must not be more than " + MOST_MONTHS + " periods after from");
        }
        var view = forecast.at(tenant, moment);
        var stages = ShownStage.of(view.pipelines(), pipelineId, false).stream()
                .map(ShownStage::stage)
                .toList();
        var days = new Days(interval, today(moment), from == null ? first : from, last);
        var sums = view.sums().apply(stages, days);
        return new ForecastNoun(interval, sums, currency, base(view.pipelines())).print(pipelineId, first, last);
    }

    private static Currency base(Pipelines pipelines) {
        return pipelines.tenant().map(TenantState::baseCurrency).orElseGet(() -> Currency.getInstance("USD"));
    }

    private static LocalDate today(Moment moment) {
        return LocalDate.ofInstant(moment.asOf(), ZoneOffset.UTC);
    }
}
