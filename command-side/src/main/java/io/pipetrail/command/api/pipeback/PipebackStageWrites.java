package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.Change;
import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.pipeline.AddStage;
import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.command.pipeline.ReviseStage;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.pipeline.StageGone;
import io.pipetrail.command.tenant.RemoveStageOutsideDefaultPipeline;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.pipeback.PipebackData;
import io.pipetrail.web.wire.pipeback.PipebackIds;
import io.pipetrail.web.wire.pipeback.PipebackStage;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes Pipeback's writes about stages. A stage's version is that of its pipeline. */
@RestController
@RequestMapping("/dialects/pipeback/app/pipelines/{id}/stages")
class PipebackStageWrites {

    private static final int LONGEST_NAME = PipebackPipelineWrites.LONGEST_NAME;

    private final Commands commands;
    private final PipebackReplies replies;

    PipebackStageWrites(Commands commands, PipebackReplies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields("name*")
    ResponseEntity<PipebackData<PipebackStage>> add(
            TenantId tenant,
            @PathVariable("id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var pipeline = PipebackIds.pipeline(id);
        var body = PatchBody.orEmpty(sent);
        var add = new AddStage(tenant, pipeline, last(name(body)));
        return replies.stage(tenant, manner, commands.send(add, StageDecided.class, manner.terms(tenant, body)));
    }

    @PutMapping("/{stageId}")
    @BodyFields("name*")
    ResponseEntity<PipebackData<PipebackStage>> revise(
            TenantId tenant,
            @PathVariable("id") String id,
            @PathVariable("stageId") String stageId,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var pipeline = PipebackIds.pipeline(id);
        var stage = PipebackIds.stage(stageId);
        var body = PatchBody.orEmpty(sent);
        var rename = renaming(tenant, pipeline, stage, name(body));
        return replies.stage(tenant, manner, commands.send(rename, StageDecided.class, manner.terms(tenant, body)));
    }

    @DeleteMapping("/{stageId}")
    ResponseEntity<Map<String, Object>> remove(
            TenantId tenant, @PathVariable("id") String id, @PathVariable("stageId") String stageId, Manner manner) {
        var remove =
                new RemoveStageOutsideDefaultPipeline(tenant, PipebackIds.pipeline(id), PipebackIds.stage(stageId));
        return replies.gone(manner, commands.send(remove, StageGone.class, manner.terms(tenant)));
    }

    private static String name(PatchBody body) {
        var form = new Form(body);
        var name = form.required("name", LONGEST_NAME);
        form.check();
        return name;
    }

    private static NewStage last(String name) {
        return new NewStage(new StageId(Uuid7.next()), null, name, null, Outcome.OPEN, Probability.CERTAIN, 0, null);
    }

    private static ReviseStage renaming(TenantId tenant, PipelineId pipeline, StageId stage, String name) {
        return new ReviseStage(
                tenant,
                pipeline,
                stage,
                Change.to(name),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none());
    }
}
