package io.pipetrail.command.api.gauzy;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.tenant.DeletePipeline;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.command.tenant.RestorePipeline;
import io.pipetrail.command.tenant.TenantCommand;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.gauzy.GauzyDeletion;
import io.pipetrail.web.wire.gauzy.GauzyPipeline;
import io.pipetrail.web.wire.gauzy.Nest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes Gauzy's writes about pipelines, their stages among them. */
@RestController
@RequestMapping("/dialects/gauzy/api/pipelines")
class GauzyPipelineWrites {

    private final Commands commands;
    private final ReadYourWrites replies;

    GauzyPipelineWrites(Commands commands, ReadYourWrites replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields({"name*", "description", "stages:array", "isActive:boolean", "organizationId", "tenantId"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<GauzyPipeline> create(TenantId tenant, @RequestBody PatchBody body, Manner manner) {
        var create = PipelineProperties.toCreate(Scope.checked(body, tenant), tenant, new PipelineId(Uuid7.next()));
        var written = send(create, manner.terms(tenant, body).inAnyVersion());
        var pipeline = written.result().pipeline();
        var reply = ResponseEntity.created(URI.create(manner.path() + "/" + pipeline.id()))
                .eTag(tag(pipeline));
        return replies.reply(manner, written, reply, () -> GauzyPipeline.withStages(pipeline));
    }

    @PutMapping("/{id}")
    @BodyFields({"name", "description", "stages:array", "isActive:boolean", "organizationId", "tenantId"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyPipeline> update(
            TenantId tenant, @PathVariable("id") String id, @RequestBody PatchBody body, Manner manner) {
        var revise = PipelineProperties.toRevise(Scope.checked(body, tenant), tenant, pipeline(id));
        return accepted(manner, send(revise, manner.terms(tenant, body)), GauzyPipeline::withoutStages);
    }

    @PutMapping("/{id}/recover")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyPipeline> recover(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var restore = new RestorePipeline(tenant, pipeline(id));
        return accepted(manner, send(restore, manner.terms(tenant)), GauzyPipeline::withoutStages);
    }

    @DeleteMapping("/{id}/soft")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyPipeline> softRemove(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var delete = new DeletePipeline(tenant, pipeline(id));
        return accepted(manner, send(delete, manner.terms(tenant)), GauzyPipeline::withoutStages);
    }

    /** What is not there is no error here, but nothing is affected. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyDeletion> delete(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var delete = new DeletePipeline(tenant, pipeline(id));
        return deleted(delete, manner.terms(tenant))
                .map(written -> accepted(manner, written, gone -> GauzyDeletion.ONE))
                .orElseGet(() -> ResponseEntity.accepted().body(GauzyDeletion.NONE));
    }

    private Optional<Written<PipelineDecided>> deleted(DeletePipeline delete, Terms terms) {
        try {
            return Optional.of(send(delete, terms));
        } catch (PipelineRejected rejected) {
            if (rejected.reason() == PipelineRejected.Reason.NOT_FOUND) return Optional.empty();
            throw rejected;
        }
    }

    private Written<PipelineDecided> send(TenantCommand command, Terms terms) {
        return commands.send(command, PipelineDecided.class, terms);
    }

    private <T> ResponseEntity<T> accepted(
            Manner manner, Written<PipelineDecided> written, Function<PipelineState, T> body) {
        var pipeline = written.result().pipeline();
        var reply = ResponseEntity.accepted().eTag(tag(pipeline));
        return replies.reply(manner, written, reply, () -> body.apply(pipeline));
    }

    private static String tag(PipelineState pipeline) {
        return "\"v" + pipeline.version() + "\"";
    }

    private static PipelineId pipeline(String id) {
        return new PipelineId(Nest.uuid(id));
    }
}
