package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.Change;
import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.PipelineRevision;
import io.pipetrail.command.tenant.CreatePipeline;
import io.pipetrail.command.tenant.DeletePipeline;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.command.tenant.RevisePipeline;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.pipeback.PipebackData;
import io.pipetrail.web.wire.pipeback.PipebackIds;
import io.pipetrail.web.wire.pipeback.PipebackPipeline;
import java.util.List;
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

/** Takes Pipeback's writes about pipelines. */
@RestController
@RequestMapping("/dialects/pipeback/app/pipelines")
class PipebackPipelineWrites {

    static final int LONGEST_NAME = 255;

    private final Commands commands;
    private final PipebackReplies replies;

    PipebackPipelineWrites(Commands commands, PipebackReplies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields("name*")
    ResponseEntity<PipebackData<PipebackPipeline>> create(
            TenantId tenant, @RequestBody(required = false) @Nullable PatchBody sent, Manner manner) {
        var body = PatchBody.orEmpty(sent);
        var form = new Form(body);
        var name = form.required("name", LONGEST_NAME);
        form.check();
        var pipeline = new NewPipeline(new PipelineId(Uuid7.next()), name, null, PipelineType.SALES, List.of());
        // Not even the first one becomes the default.
        var create = new CreatePipeline(tenant, pipeline, false);
        var terms = manner.terms(tenant, body).inAnyVersion();
        return replies.pipeline(tenant, manner, commands.send(create, PipelineDecided.class, terms));
    }

    @PutMapping("/{id}")
    @BodyFields({"name*", "is_default*:boolean"})
    ResponseEntity<PipebackData<PipebackPipeline>> revise(
            TenantId tenant,
            @PathVariable("id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var pipeline = PipebackIds.pipeline(id);
        var body = PatchBody.orEmpty(sent);
        var form = new Form(body);
        var name = form.required("name", LONGEST_NAME);
        var isDefault = form.requiredTruth("is_default");
        form.check();
        var revision = new PipelineRevision(Change.to(name), Change.none(), Change.none(), Change.none());
        var revise = new RevisePipeline(tenant, pipeline, revision, Change.none(), Change.to(isDefault));
        var written = commands.send(revise, PipelineDecided.class, manner.terms(tenant, body));
        return replies.pipeline(tenant, manner, written);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Map<String, Object>> delete(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var delete = new DeletePipeline(tenant, PipebackIds.pipeline(id));
        return replies.gone(manner, commands.send(delete, PipelineDecided.class, manner.terms(tenant)));
    }
}
