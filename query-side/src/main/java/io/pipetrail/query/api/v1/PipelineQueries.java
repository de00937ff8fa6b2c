package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Summaries;
import io.pipetrail.query.pipelinesummary.Summaries.Summary;
import io.pipetrail.query.pipelinesummary.Totals;
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
    V1List<V1Pipeline> pipelines(TenantId tenant, Paging paging) {
        var now = now(tenant);
        return V1List.of(
                paging.path(),
                now.pipelines().inOrder().stream()
                        .map(pipeline -> noun(now, pipeline))
                        .toList());
    }

    @GetMapping("/pipelines/{pipeline_id}")
    ResponseEntity<V1Pipeline> pipeline(TenantId tenant, @PathVariable("pipeline_id") PipelineId id) {
        var now = now(tenant);
        var pipeline = now.pipelines().find(id).orElseThrow(() -> Refusal.notFound("pipeline"));
        return Answers.versioned(noun(now, pipeline), pipeline.version());
    }

    /** The stages of a pipeline, or of the default one: none at all in a store that has no pipeline yet. */
    @GetMapping("/pipeline-stages")
    V1List<V1Stage> stages(
            TenantId tenant,
            Paging paging,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId id) {
        var now = now(tenant);
        var pipeline = id == null ? now.pipelines().usual() : now.pipelines().find(id);
        if (id != null && pipeline.isEmpty()) throw Refusal.notFound("pipeline");
        return V1List.of(
                paging.path(), pipeline.map(it -> stages(it, now.totals())).orElse(List.of()));
    }

    private Summary now(TenantId tenant) {
        return summaries.of(tenant, Period.ALL_TIME);
    }

    private static List<V1Stage> stages(PipelineState pipeline, Totals.At at) {
        return pipeline.stages().stream()
                .map(stage -> V1Stage.of(pipeline.id(), stage, pipeline.positionOf(stage.id()), at.of(stage.id())))
                .toList();
    }

    private static V1Pipeline noun(Summary now, PipelineState pipeline) {
        var pipelines = now.pipelines();
        return V1Pipeline.of(
                pipeline,
                pipelines.displayOrder(pipeline),
                pipelines.isDefault(pipeline),
                now.totals().byStage());
    }
}
