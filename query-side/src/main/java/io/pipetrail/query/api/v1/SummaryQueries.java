package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelinesummary.Forecast;
import io.pipetrail.query.pipelinesummary.Forecast.Interval;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Summaries;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.V1PipelineSummary;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
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

    private final Catalog catalog;
    private final Summaries summaries;
    private final Forecast forecast;
    private final Clock clock;

    SummaryQueries(Catalog catalog, Summaries summaries, Forecast forecast, Clock clock) {
        this.catalog = catalog;
        this.summaries = summaries;
        this.forecast = forecast;
        this.clock = clock;
    }

    /** Of one pipeline, or else of all, in display order. */
    @GetMapping("/pipeline-summary")
    V1PipelineSummary summary(
            TenantId tenant,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipelineId,
            @RequestParam(name = "period", defaultValue = "all_time") String period,
            @RequestParam(name = "scope", defaultValue = "all") Scope scope,
            @RequestParam(name = "currency", required = false) @Nullable Currency currency) {
        var days = Period.parse(period, today())
                .orElseThrow(() -> Refusal.badRequest(
                        "period",
                        "must be all_time, this_month, this_quarter, this_year, or as 2026, 2026-Q1 or 2026-03"));
        var summary = summaries.of(tenant, days);
        var shown = shown(summary.pipelines(), pipelineId).stream()
                .flatMap(pipeline -> ShownStage.of(pipeline, scope == Scope.OPEN))
                .toList();
        return new SummaryNoun(shown, summary.totals(), currency, base(summary.pipelines()))
                .print(pipelineId, days, clock.instant());
    }

    /** From this month or quarter to the eleventh after it, unless other days are given. */
    @GetMapping("/forecast")
    V1Forecast forecast(
            TenantId tenant,
            @RequestParam(name = "interval", defaultValue = "month") Interval interval,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipelineId,
            @RequestParam(name = "from", required = false) @Nullable LocalDate from,
            @RequestParam(name = "to", required = false) @Nullable LocalDate to,
            @RequestParam(name = "currency", required = false) @Nullable Currency currency) {
        var first = ForecastNoun.start(interval, from == null ? today() : from);
        var last = to == null ? first.plusMonths(12L * interval.months).minusDays(1) : to;
        if (last.isBefore(from == null ? first : from)) throw Asked.wrongWay();
        if (first.plusMonths((long) MOST_MONTHS * interval.months).isBefore(last)) {
            throw Refusal.badRequest("to", "must not be more than " + MOST_MONTHS + " periods after from");
        }
        var pipelines = catalog.pipelines(tenant);
        var stages = shown(pipelines, pipelineId).stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .map(StageState::id)
                .toList();
        var sums = forecast.of(tenant, stages, interval, today(), from == null ? first : from, last);
        return new ForecastNoun(interval, sums, currency, base(pipelines)).print(pipelineId, first, last);
    }

    private static List<PipelineState> shown(Pipelines pipelines, @Nullable PipelineId id) {
        if (id == null) return pipelines.inOrder();
        return List.of(pipelines.find(id).orElseThrow(() -> Refusal.notFound("pipeline")));
    }

    private static Currency base(Pipelines pipelines) {
        return pipelines.tenant().map(TenantState::baseCurrency).orElseGet(() -> Currency.getInstance("USD"));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
