package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Summaries;
import io.pipetrail.query.pipelinesummary.Summaries.Summary;
import io.pipetrail.query.pipelinesummary.Totals;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.V1List;
import io.pipetrail.web.wire.v1.V1Pipeline;
import io.pipetrail.web.wire.v1.V1Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines and stages with what is in them, in display order and never in pages: there are only so many. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class PipelineQueries {

    private final Summaries summaries;

    PipelineQueries(Summaries summaries) {
        this.summaries = summaries;
    }

    @GetMapping("/pipelines")
    V1List<V1Pipeline> pipelines(TenantId tenant, Moment moment, Paging paging) {
        var then = at(tenant, moment);
        return V1List.of(
                paging.path(),
                then.pipelines().inOrder().stream()
                        .map(pipeline -> noun(then, pipeline))
                        .toList());
    }

    @GetMapping("/pipelines/{pipeline_id}")
    ResponseEntity<V1Pipeline> pipeline(TenantId tenant, Moment moment, @PathVariable("pipeline_id") PipelineId id) {
        var then = at(tenant, moment);
        var pipeline = then.pipelines().find(id).orElseThrow(() -> Refusal.notFound("pipeline"));
        var noun = noun(then, pipeline);
        // What is no more the case is no version to change.
        return moment.past() ? ResponseEntity.ok(noun) : Answers.versioned(noun, pipeline.version());
    }

    /** The stages of a pipeline, or of the default one: none at all in a store that has no pipeline yet. */
    @GetMapping("/pipeline-stages")
    V1List<V1Stage> stages(
            TenantId tenant,
            Moment moment,
            Paging paging,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId id) {
        var then = at(tenant, moment);
        var pipeline = id == null ? then.pipelines().usual() : then.pipelines().find(id);
        if (id != null && pipeline.isEmpty()) throw Refusal.notFound("pipeline");
        return V1List.of(
                paging.path(), pipeline.map(it -> stages(it, then.totals())).orElse(List.of()));
    }

    private Summary at(TenantId tenant, Moment moment) {
        return summaries.of(tenant, Period.ALL_TIME, moment);
    }

    private static List<V1Stage> stages(PipelineState pipeline, Totals.At at) {
        return pipeline.stages().stream()
                .map(stage -> V1Stage.of(pipeline.id(), stage, pipeline.positionOf(stage.id()), at.of(stage.id())))
                .toList();
    }

    private static V1Pipeline noun(Summary then, PipelineState pipeline) {
        var pipelines = then.pipelines();
        return V1Pipeline.of(
                pipeline,
                pipelines.displayOrder(pipeline),
                pipelines.isDefault(pipeline),
                then.totals().byStage());
    }
}
