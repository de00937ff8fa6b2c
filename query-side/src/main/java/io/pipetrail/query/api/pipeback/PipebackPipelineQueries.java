package io.pipetrail.query.api.pipeback;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.query.pipelinesummary.Period;
import io.pipetrail.query.pipelinesummary.Summaries;
import io.pipetrail.query.pipelinesummary.Summaries.Summary;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.pipeback.PipebackData;
import io.pipetrail.web.wire.pipeback.PipebackIds;
import io.pipetrail.web.wire.pipeback.PipebackPipeline;
import java.util.Currency;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines for Pipeback's clients: all of a workspace at once, by sort. */
@RestController
@RequestMapping("/dialects/pipeback/app/pipelines")
class PipebackPipelineQueries {

    /** Of a workspace that is not known here yet, and so has nothing to add up. */
    private static final Currency USUAL = Currency.getInstance("USD");

    private final Summaries summaries;

    PipebackPipelineQueries(Summaries summaries) {
        this.summaries = summaries;
    }

    @GetMapping
    PipebackData<List<PipebackPipeline>> list(TenantId tenant) {
        var now = summaries.of(tenant, Period.ALL_TIME);
        return new PipebackData<>(now.pipelines().inOrder().stream()
                .map(pipeline -> noun(now, pipeline))
                .toList());
    }

    @GetMapping("/{id}")
    ResponseEntity<PipebackData<PipebackPipeline>> one(TenantId tenant, @PathVariable("id") String id) {
        var pipelineId = PipebackIds.pipeline(id);
        var now = summaries.of(tenant, Period.ALL_TIME);
        var pipeline = now.pipelines().find(pipelineId).orElseThrow(() -> Refusal.notFound("pipeline"));
        return ResponseEntity.ok()
                .eTag("\"v" + pipeline.version() + "\"")
                .body(new PipebackData<>(noun(now, pipeline)));
    }

    private static PipebackPipeline noun(Summary now, PipelineState pipeline) {
        var pipelines = now.pipelines();
        return PipebackPipeline.of(
                pipeline,
                pipelines.displayOrder(pipeline),
                pipelines.isDefault(pipeline),
                now.totals().byStage(),
                pipelines.tenant().map(TenantState::baseCurrency).orElse(USUAL));
    }
}
