package io.pipetrail.command.api.v1;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.deal.DealCommand;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.command.deal.LoseDeal;
import io.pipetrail.command.deal.ReopenDeal;
import io.pipetrail.command.deal.RestoreDeal;
import io.pipetrail.command.deal.WinDeal;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Deal;
import io.pipetrail.web.wire.v1.V1Deleted;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

/** Takes the writes about deals. */
@RestController
@RequestMapping("/v1/stores/{store_id}/deals")
class DealWrites {

    private final Commands commands;
    private final Replies replies;
    private final Tenants tenants;
    private final Clock clock;

    DealWrites(Commands commands, Replies replies, Tenants tenants, Clock clock) {
        this.commands = commands;
        this.replies = replies;
        this.tenants = tenants;
        this.clock = clock;
    }

    @PostMapping
    @BodyFields({
        "title*",
        "description",
        "value:number",
        "value_minor:long",
        "currency",
        "probability:number",
        "pipeline_id",
        "stage_id",
        "assigned_to",
        "contact_id",
        "contact_name",
        "contact_email",
        "contact_type",
        "referred_by",
        "expected_close_date",
        "notes",
        "external_id",
        "lost_reason"
    })
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1Deal> create(TenantId tenant, @RequestBody PatchBody body, Manner manner) {
        var create = DealFields.toCreate(body, tenant, new DealId(Uuid7.next()), tenants.baseCurrency(tenant));
        var written = commands.send(
                create, DealDecided.class, manner.terms(tenant, body).inAnyVersion());
        var deal = written.result().deal();
        var location = manner.path() + "/" + Ids.print(deal.id());
        return replies.created(manner, written, location, deal.version(), rendered(written));
    }

    @PatchMapping("/{deal_id}")
    @BodyFields({
        "title",
        "description",
        "value:number",
        "value_minor:long",
        "currency",
        "probability:number",
        "pipeline_id",
        "stage_id",
        "assigned_to",
        "contact_id",
        "contact_name",
        "contact_email",
        "contact_type",
        "referred_by",
        "expected_close_date",
        "notes",
        "external_id",
        "lost_reason"
    })
    ResponseEntity<V1Deal> revise(
            TenantId tenant, @PathVariable("deal_id") String id, @RequestBody PatchBody body, Manner manner) {
        return send(DealFields.toRevise(body, tenant, deal(id)), body, manner);
    }

    @PostMapping("/{deal_id}/win")
    ResponseEntity<V1Deal> win(
            TenantId tenant,
            @PathVariable("deal_id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var body = PatchBody.orEmpty(sent);
        body.check();
        return send(new WinDeal(tenant, deal(id)), body, manner);
    }

    @PostMapping("/{deal_id}/lose")
    @BodyFields({"lost_reason"})
    ResponseEntity<V1Deal> lose(
            TenantId tenant,
            @PathVariable("deal_id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var body = PatchBody.orEmpty(sent);
        var reason = DealFields.lostReason(body);
        body.check();
        return send(new LoseDeal(tenant, deal(id), reason.orNull()), body, manner);
    }

    @PostMapping("/{deal_id}/reopen")
    @BodyFields({"stage_id"})
    ResponseEntity<V1Deal> reopen(
            TenantId tenant,
            @PathVariable("deal_id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var body = PatchBody.orEmpty(sent);
        var stage = body.id("stage_id", Ids::stage);
        body.check();
        return send(new ReopenDeal(tenant, deal(id), stage.orNull()), body, manner);
    }

    @PostMapping("/{deal_id}/restore")
    ResponseEntity<V1Deal> restore(
            TenantId tenant,
            @PathVariable("deal_id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var body = PatchBody.orEmpty(sent);
        body.check();
        return send(new RestoreDeal(tenant, deal(id)), body, manner);
    }

    @DeleteMapping("/{deal_id}")
    ResponseEntity<V1Deleted> delete(TenantId tenant, @PathVariable("deal_id") String id, Manner manner) {
        var dealId = deal(id);
        var written = commands.send(new DeleteDeal(tenant, dealId), DealGone.class, manner.terms(tenant));
        var version = written.result().version();
        return replies.ok(manner, written, version, () -> V1Deleted.of(Ids.print(dealId), "deal"));
    }

    private ResponseEntity<V1Deal> send(DealCommand command, PatchBody body, Manner manner) {
        var written = commands.send(command, DealDecided.class, manner.terms(command.tenantId(), body));
        return replies.ok(manner, written, written.result().deal().version(), rendered(written));
    }

    private Supplier<V1Deal> rendered(Written<DealDecided> written) {
        return () -> V1Deal.of(written.result().deal(), written.result().stage(), clock.instant());
    }

    private static DealId deal(String id) {
        return Ids.inPath(id, "deal", Ids::deal);
    }
}
