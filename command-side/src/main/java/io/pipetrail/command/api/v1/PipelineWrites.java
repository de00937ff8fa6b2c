package io.pipetrail.command.api.v1;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.tenant.DeletePipeline;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Deleted;
import io.pipetrail.web.wire.v1.V1Pipeline;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the writes about pipelines. */
@RestController
@RequestMapping("/v1/stores/{store_id}/pipelines")
class PipelineWrites {

    private final Commands commands;
    private final Replies replies;

    PipelineWrites(Commands commands, Replies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields({"name*", "description", "type", "stages:array"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1Pipeline> create(TenantId tenant, @RequestBody PatchBody body, Manner manner) {
        var create = PipelineFields.toCreate(body, tenant, new PipelineId(Uuid7.next()));
        var terms = manner.terms(tenant, body).inAnyVersion();
        var written = commands.send(create, PipelineDecided.class, terms);
        var pipeline = written.result().pipeline();
        var location = manner.path() + "/" + Ids.print(pipeline.id());
        return replies.created(manner, written, location, pipeline.version(), () -> rendered(tenant, written.result()));
    }

    @PatchMapping("/{pipeline_id}")
    @BodyFields({"name", "description", "type", "is_active:boolean", "is_default:boolean", "display_order:integer"})
    ResponseEntity<V1Pipeline> revise(
            TenantId tenant, @PathVariable("pipeline_id") String id, @RequestBody PatchBody body, Manner manner) {
        var revise = PipelineFields.toRevise(body, tenant, pipeline(id));
        var written = commands.send(revise, PipelineDecided.class, manner.terms(tenant, body));
        var version = written.result().pipeline().version();
        return replies.ok(manner, written, version, () -> rendered(tenant, written.result()));
    }

    @DeleteMapping("/{pipeline_id}")
    ResponseEntity<V1Deleted> delete(TenantId tenant, @PathVariable("pipeline_id") String id, Manner manner) {
        var pipelineId = pipeline(id);
        var delete = new DeletePipeline(tenant, pipelineId);
        var written = commands.send(delete, PipelineDecided.class, manner.terms(tenant));
        var version = written.result().pipeline().version();
        return replies.ok(manner, written, version, () -> V1Deleted.of(Ids.print(pipelineId), "pipeline"));
    }

    private V1Pipeline rendered(TenantId tenant, PipelineDecided decided) {
        var stages = decided.pipeline().stages().stream().map(StageState::id).toList();
        return V1Pipeline.of(
                decided.pipeline(), decided.displayOrder(), decided.isDefault(), replies.totals(tenant, stages));
    }

    private static PipelineId pipeline(String id) {
        return Ids.inPath(id, "pipeline", Ids::pipeline);
    }
}
