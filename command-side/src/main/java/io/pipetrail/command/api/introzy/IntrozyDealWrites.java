package io.pipetrail.command.api.introzy;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.deal.AskDealOfType;
import io.pipetrail.command.deal.CreateDealOfType;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.wire.introzy.IntrozyAnswer;
import io.pipetrail.web.wire.introzy.IntrozyCreatedDeal;
import io.pipetrail.web.wire.introzy.IntrozyDeleted;
import io.pipetrail.web.wire.introzy.IntrozyIds;
import io.pipetrail.web.wire.introzy.IntrozyTypes;
import io.pipetrail.web.wire.introzy.IntrozyUpdatedDeal;
import java.net.URI;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the writes about deals. */
@RestController
@RequestMapping("/dialects/introzy/api/pipelines/{type}/deals")
class IntrozyDealWrites {

    private final Commands commands;
    private final IntrozyPipelines pipelines;
    private final ReadYourWrites replies;

    IntrozyDealWrites(Commands commands, IntrozyPipelines pipelines, ReadYourWrites replies) {
        this.commands = commands;
        this.pipelines = pipelines;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields({
        "name*",
        "description",
        "expectedValue:number",
        "currency",
        "contactId",
        "contactType",
        "ownerId",
        "notes",
        "referredByCustomerId",
        "referredByContactType"
    })
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<IntrozyAnswer<IntrozyCreatedDeal>> create(
            TenantId tenant,
            Caller caller,
            @PathVariable("type") String inPath,
            @RequestBody PatchBody body,
            Manner manner) {
        var type = IntrozyTypes.inPath(inPath);
        var creator = caller.actor().id();
        var create = IntrozyDealFields.toCreate(body, tenant, new DealId(Uuid7.next()), creator);
        var terms = manner.terms(tenant, body).inAnyVersion();
        var written = create(new CreateDealOfType(type, create), terms);
        var decided = written.result();
        var reply = ResponseEntity.created(
                URI.create(manner.path() + "/" + decided.deal().id()));
        return reply(
                manner,
                written,
                reply,
                decided.deal().version(),
                () -> IntrozyAnswer.of(
                        IntrozyCreatedDeal.of(decided.deal(), decided.stage()), "Deal created successfully"));
    }

    @PatchMapping("/{id}")
    @BodyFields({"name", "description", "expectedValue:number", "currency", "pipelineStageId", "notes", "ownerId"})
    ResponseEntity<IntrozyAnswer<IntrozyUpdatedDeal>> revise(
            TenantId tenant,
            @PathVariable("type") String inPath,
            @PathVariable("id") String id,
            @RequestBody PatchBody body,
            Manner manner) {
        var type = IntrozyTypes.inPath(inPath);
        var revise = IntrozyDealFields.toRevise(body, tenant, IntrozyIds.dealInPath(id));
        var written = commands.send(new AskDealOfType(type, revise), DealDecided.class, manner.terms(tenant, body));
        var decided = written.result();
        return reply(
                manner,
                written,
                ok(manner),
                decided.deal().version(),
                () -> IntrozyAnswer.of(
                        IntrozyUpdatedDeal.of(decided.deal(), decided.stage()), "Deal updated successfully"));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<IntrozyAnswer<IntrozyDeleted>> delete(
            TenantId tenant, @PathVariable("type") String inPath, @PathVariable("id") String id, Manner manner) {
        var type = IntrozyTypes.inPath(inPath);
        var delete = new AskDealOfType(type, new DeleteDeal(tenant, IntrozyIds.dealInPath(id)));
        var written = commands.send(delete, DealGone.class, manner.terms(tenant));
        var version = written.result().version();
        return reply(
                manner,
                written,
                ok(manner),
                version,
                () -> IntrozyAnswer.of(IntrozyDeleted.DONE, "Deal deleted successfully"));
    }

    /** The first deal of a type makes its pipeline. */
    private Written<DealDecided> create(CreateDealOfType create, Terms terms) {
        try {
            return commands.send(create, DealDecided.class, terms);
        } catch (DealRejected rejected) {
            if (rejected.reason() != DealRejected.Reason.NO_PIPELINE) throw rejected;
        }
        pipelines.provide(create.tenantId(), create.type());
        return commands.send(create, DealDecided.class, terms);
    }

    private <T> ResponseEntity<T> reply(
            Manner manner, Written<?> written, BodyBuilder reply, long version, Supplier<T> body) {
        return replies.reply(manner, written, reply.eTag("\"v" + version + "\""), body);
    }

    private static BodyBuilder ok(Manner manner) {
        return ResponseEntity.status(manner.minimal() ? HttpStatus.NO_CONTENT : HttpStatus.OK);
    }
}
