package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Totals;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.V1List;
import io.pipetrail.web.wire.v1.V1Pipeline;
import io.pipetrail.web.wire.v1.V1Stage;
import java.util.List;
import java.util.stream.Stream;
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

    private final Catalog catalog;
    private final Totals totals;

    PipelineQueries(Catalog catalog, Totals totals) {
        this.catalog = catalog;
        this.totals = totals;
    }

    @GetMapping("/pipelines")
    V1List<V1Pipeline> pipelines(TenantId tenant, Paging paging) {
        var pipelines = catalog.pipelines(tenant);
        var at = totals(tenant, pipelines.stages());
        return V1List.of(
                paging.path(),
                pipelines.inOrder().stream()
                        .map(pipeline -> noun(pipelines, pipeline, at))
                        .toList());
    }

    @GetMapping("/pipelines/{pipeline_id}")
    ResponseEntity<V1Pipeline> pipeline(TenantId tenant, @PathVariable("pipeline_id") PipelineId id) {
        var pipelines = catalog.pipelines(tenant);
        var pipeline = pipelines.find(id).orElseThrow(() -> Refusal.notFound("pipeline"));
        var at = totals(tenant, pipeline.stages().stream());
        return Answers.versioned(noun(pipelines, pipeline, at), pipeline.version());
    }

    /** The stages of a pipeline, or of the default one: none at all in a store that has no pipeline yet. */
    @GetMapping("/pipeline-stages")
    V1List<V1Stage> stages(
            TenantId tenant,
            Paging paging,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId id) {
        var pipelines = catalog.pipelines(tenant);
        var pipeline = id == null ? pipelines.usual() : pipelines.find(id);
        if (id != null && pipeline.isEmpty()) throw Refusal.notFound("pipeline");
        return V1List.of(paging.path(), pipeline.map(it -> stages(tenant, it)).orElse(List.of()));
    }

    private List<V1Stage> stages(TenantId tenant, PipelineState pipeline) {
        var at = totals(tenant, pipeline.stages().stream());
        return pipeline.stages().stream()
                .map(stage -> V1Stage.of(pipeline.id(), stage, pipeline.positionOf(stage.id()), at.of(stage.id())))
                .toList();
    }

    private Totals.At totals(TenantId tenant, Stream<StageState> stages) {
        return totals.of(tenant, stages.map(StageState::id).toList(), Period.ALL_TIME);
    }

    private static V1Pipeline noun(Pipelines pipelines, PipelineState pipeline, Totals.At at) {
        return V1Pipeline.of(pipeline, pipelines.displayOrder(pipeline), pipelines.isDefault(pipeline), at.byStage());
    }
}
