package io.pipetrail.command.api.gauzy;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.ReadYourWrites;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.command.deal.RestoreDeal;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.events.Actor;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.wire.gauzy.GauzyDeal;
import io.pipetrail.web.wire.gauzy.GauzyDeletion;
import io.pipetrail.web.wire.gauzy.GauzyUpdate;
import io.pipetrail.web.wire.gauzy.Nest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

/** Takes Gauzy's writes about deals. */
@RestController
@RequestMapping("/dialects/gauzy/api/deals")
class GauzyDealWrites {

    private final Commands commands;
    private final ReadYourWrites replies;
    private final Tenants tenants;

    GauzyDealWrites(Commands commands, ReadYourWrites replies, Tenants tenants) {
        this.commands = commands;
        this.replies = replies;
        this.tenants = tenants;
    }

    @PostMapping
    @BodyFields({"title*", "stageId*", "probability:integer", "clientId", "organizationId", "tenantId"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<GauzyDeal> create(TenantId tenant, @RequestBody PatchBody body, Manner manner) {
        var create = DealProperties.toCreate(
                Scope.checked(body, tenant), tenant, new DealId(Uuid7.next()), tenants.baseCurrency(tenant), owner());
        var terms = manner.terms(tenant, body).inAnyVersion();
        var written = commands.send(create, DealDecided.class, terms);
        var deal = written.result().deal();
        var reply = ResponseEntity.created(URI.create(manner.path() + "/" + deal.id()))
                .eTag(tag(deal.version()));
        return replies.reply(manner, written, reply, () -> GauzyDeal.of(deal));
    }

    @PutMapping("/{id}")
    @BodyFields({"title", "stageId", "probability:integer", "clientId", "organizationId", "tenantId"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyUpdate> update(
            TenantId tenant, @PathVariable("id") String id, @RequestBody PatchBody body, Manner manner) {
        var revise = DealProperties.toRevise(Scope.checked(body, tenant), tenant, deal(id));
        var written = commands.send(revise, DealDecided.class, manner.terms(tenant, body));
        var reply = accepted(written.result().deal().version());
        return replies.reply(manner, written, reply, () -> GauzyUpdate.ONE);
    }

    @PutMapping("/{id}/recover")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyDeal> recover(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var restore = new RestoreDeal(tenant, deal(id));
        var written = commands.send(restore, DealDecided.class, manner.terms(tenant));
        var deal = written.result().deal();
        return replies.reply(manner, written, accepted(deal.version()), () -> GauzyDeal.of(deal));
    }

    @DeleteMapping("/{id}/soft")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyDeal> softRemove(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var written = gone(tenant, deal(id), manner);
        var deal = written.result().deal();
        if (deal == null) throw Nest.notFound();
        return replies.reply(manner, written, accepted(deal.version()), () -> GauzyDeal.of(deal));
    }

    /** What is not there is no error here, but nothing is affected. */
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<GauzyDeletion> delete(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var deal = deal(id);
        return deleted(tenant, deal, manner)
                .map(written ->
                        replies.reply(manner, written, accepted(written.result().version()), () -> GauzyDeletion.ONE))
                .orElseGet(() -> ResponseEntity.accepted().body(GauzyDeletion.NONE));
    }

    private Optional<Written<DealGone>> deleted(TenantId tenant, DealId deal, Manner manner) {
        try {
            return Optional.of(gone(tenant, deal, manner));
        } catch (DealRejected rejected) {
            if (rejected.reason() == DealRejected.Reason.NOT_FOUND) return Optional.empty();
            throw rejected;
        }
    }

    private Written<DealGone> gone(TenantId tenant, DealId deal, Manner manner) {
        return commands.send(new DeleteDeal(tenant, deal), DealGone.class, manner.terms(tenant));
    }

    /** Who creates a deal is its owner; a key is nobody's name. */
    private static @Nullable String owner() {
        var actor = Caller.current().actor();
        return actor.kind() == Actor.Kind.USER ? actor.id() : null;
    }

    private static ResponseEntity.BodyBuilder accepted(long version) {
        return ResponseEntity.accepted().eTag(tag(version));
    }

    private static String tag(long version) {
        return "\"v" + version + "\"";
    }

    private static DealId deal(String id) {
        return new DealId(Nest.uuid(id));
    }
}
