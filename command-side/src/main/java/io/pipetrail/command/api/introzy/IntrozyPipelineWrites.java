package io.pipetrail.command.api.introzy;

import static java.util.stream.Collectors.toMap;

import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.readside.ReadSide;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.wire.introzy.IntrozyAnswer;
import io.pipetrail.web.wire.introzy.IntrozyPipeline;
import io.pipetrail.web.wire.introzy.IntrozyTypes;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the pipeline of a type. It is here and not among the reads as it makes the pipeline where there is none. */
@RestController
@RequestMapping("/dialects/introzy/api/pipelines")
class IntrozyPipelineWrites {

    private final StageDirectory directory;
    private final IntrozyPipelines pipelines;
    private final ReadYourWrites replies;
    private final ObjectProvider<ReadSide> readSide;
    private final PlacedDeals deals;

    IntrozyPipelineWrites(
            StageDirectory directory,
            IntrozyPipelines pipelines,
            ReadYourWrites replies,
            ObjectProvider<ReadSide> readSide,
            PlacedDeals deals) {
        this.directory = directory;
        this.pipelines = pipelines;
        this.replies = replies;
        this.readSide = readSide;
        this.deals = deals;
    }

    @GetMapping("/{type}")
    ResponseEntity<IntrozyAnswer<IntrozyPipeline>> pipeline(
            TenantId tenant, @PathVariable("type") String inPath, Manner manner) {
        var type = IntrozyTypes.inPath(inPath);
        var here = directory.pipelineOfType(tenant, type);
        if (here.isPresent()) return ResponseEntity.ok(shown(here.get()));
        var written = pipelines.provide(tenant, type);
        return replies.reply(
                manner,
                written,
                ResponseEntity.ok(),
                () -> shown(written.result().pipeline()));
    }

    private IntrozyAnswer<IntrozyPipeline> shown(PipelineState pipeline) {
        var counts = counts(pipeline);
        return IntrozyAnswer.of(IntrozyPipeline.of(pipeline, stage -> counts.getOrDefault(stage, 0L)));
    }

    /** Of the read side, which has them at hand; where that is elsewhere the registry counts. */
    private Map<StageId, Long> counts(PipelineState pipeline) {
        var stages = pipeline.stages().stream().map(StageState::id).toList();
        var here = readSide.getIfAvailable();
        return here == null
                ? stages.stream().collect(toMap(stage -> stage, stage -> deals.count(pipeline.tenantId(), stage)))
                : counts(here.stageTotals(pipeline.tenantId(), stages), stages);
    }

    private static Map<StageId, Long> counts(Map<StageId, StageTotals> totals, List<StageId> stages) {
        return stages.stream()
                .collect(toMap(
                        stage -> stage,
                        stage -> totals.getOrDefault(stage, StageTotals.NONE).dealCount()));
    }
}
