package io.pipetrail.command.api.introzy;

import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.wire.introzy.IntrozyAnswer;
import io.pipetrail.web.wire.introzy.IntrozyPipeline;
import io.pipetrail.web.wire.introzy.IntrozyTypes;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the pipeline of a type. It is here and not among the reads as it makes the pipeline where there is none; to the client
 * it is a read, so that the headers of writes mean nothing. A HEAD makes none, and finds none then.
 */
@RestController
@RequestMapping("/dialects/introzy/api/pipelines")
class IntrozyPipelineWrites {

    private final StageDirectory directory;
    private final IntrozyPipelines pipelines;
    private final ReadYourWrites replies;

    IntrozyPipelineWrites(StageDirectory directory, IntrozyPipelines pipelines, ReadYourWrites replies) {
        this.directory = directory;
        this.pipelines = pipelines;
        this.replies = replies;
    }

    @GetMapping("/{type}")
    ResponseEntity<IntrozyAnswer<IntrozyPipeline>> pipeline(
            TenantId tenant, @PathVariable("type") String inPath, HttpMethod method) {
        var type = IntrozyTypes.inPath(inPath);
        var here = directory.pipelineOfType(tenant, type);
        if (here.isPresent()) return ResponseEntity.ok(shown(here.get()));
        if (method.equals(HttpMethod.HEAD)) throw Refusal.notFound("pipeline");
        return made(tenant, type);
    }

    private ResponseEntity<IntrozyAnswer<IntrozyPipeline>> made(TenantId tenant, PipelineType type) {
        var written = pipelines.provide(tenant, type);
        return replies.reply(
                written, ResponseEntity.ok(), () -> shown(written.result().pipeline()));
    }

    private IntrozyAnswer<IntrozyPipeline> shown(PipelineState pipeline) {
        var stages = pipeline.stages().stream().map(StageState::id).toList();
        var totals = replies.totals(pipeline.tenantId(), stages);
        return IntrozyAnswer.of(IntrozyPipeline.of(
                pipeline, stage -> totals.getOrDefault(stage, StageTotals.NONE).dealCount()));
    }
}
