package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.analytics.Conversions;
import io.pipetrail.query.analytics.Conversions.Cohort;
import io.pipetrail.query.analytics.StageTimes;
import io.pipetrail.query.analytics.StageTimes.Stays;
import io.pipetrail.query.analytics.Velocities;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.reading.Span;
import io.pipetrail.web.wire.v1.V1Conversion;
import io.pipetrail.web.wire.v1.V1StageTimes;
import io.pipetrail.web.wire.v1.V1Velocity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the movements of deals add up to; of one pipeline, or else of all, in display order. */
@RestController
@RequestMapping("/v1/stores/{store_id}/analytics")
class AnalyticsQueries {

    /** What velocity is about unless it is told. */
    private static final Duration QUARTER = Duration.ofDays(90);

    private final Catalog catalog;
    private final StageTimes times;
    private final Conversions conversions;
    private final Velocities velocities;
    private final Clock clock;

    AnalyticsQueries(Catalog catalog, StageTimes times, Conversions conversions, Velocities velocities, Clock clock) {
        this.catalog = catalog;
        this.times = times;
        this.conversions = conversions;
        this.velocities = velocities;
        this.clock = clock;
    }

    @GetMapping("/stage-times")
    V1StageTimes stageTimes(
            TenantId tenant,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipeline,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        var span = Asked.span(from, to);
        var shown = shown(tenant, pipeline);
        var stays = times.of(tenant, span, clock.instant());
        return new V1StageTimes(
                "stage_times",
                AnalyticsNouns.pipeline(pipeline),
                span.from(),
                last(span),
                shown.stream()
                        .map(stage -> AnalyticsNouns.stage(stage, stays.getOrDefault(id(stage), Stays.none(id(stage)))))
                        .toList());
    }

    @GetMapping("/conversion")
    V1Conversion conversion(
            TenantId tenant,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipeline,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        var span = Asked.span(from, to);
        var shown = shown(tenant, pipeline);
        var cohorts = conversions.cohorts(tenant, span);
        var ids = shown.stream().map(AnalyticsQueries::id).collect(Collectors.toSet());
        return new V1Conversion(
                "conversion",
                AnalyticsNouns.pipeline(pipeline),
                span.from(),
                last(span),
                shown.stream()
                        .map(stage ->
                                AnalyticsNouns.stage(stage, cohorts.getOrDefault(id(stage), Cohort.none(id(stage)))))
                        .toList(),
                conversions.transitions(tenant, span).stream()
                        .filter(move -> pipeline == null || touches(ids, move))
                        .map(AnalyticsNouns::transition)
                        .toList());
    }

    /** Of the ninety days up to now, or up to {@code to}, unless {@code from} says otherwise. */
    @GetMapping("/velocity")
    V1Velocity velocity(
            TenantId tenant,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipeline,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to) {
        shown(tenant, pipeline);
        var asked = Asked.span(from, to);
        var before = asked.before() == null ? clock.instant().plusMillis(1) : asked.before();
        var start = asked.from() == null ? before.minus(QUARTER) : asked.from();
        if (!start.isBefore(before)) throw Asked.wrongWay();
        var span = new Span(start, before);
        return new V1Velocity(
                "velocity",
                AnalyticsNouns.pipeline(pipeline),
                start,
                before.minusMillis(1),
                velocities.of(tenant, span, pipeline).stream()
                        .map(AnalyticsNouns::velocity)
                        .toList());
    }

    private List<ShownStage> shown(TenantId tenant, @Nullable PipelineId id) {
        return ShownStage.of(catalog.pipelines(tenant), id, false);
    }

    private static boolean touches(Set<StageId> stages, Conversions.Transition move) {
        return stages.contains(move.from()) || stages.contains(move.to());
    }

    private static StageId id(ShownStage stage) {
        return stage.stage().id();
    }

    /** The last instant that counts. */
    private static @Nullable Instant last(Span span) {
        return span.before() == null ? null : span.before().minusMillis(1);
    }
}
