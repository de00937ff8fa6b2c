package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.deal.DealDecided;
import io.pipetrail.command.deal.DealGone;
import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.pipeback.PipebackData;
import io.pipetrail.web.wire.pipeback.PipebackDeal;
import io.pipetrail.web.wire.pipeback.PipebackIds;
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

/** Takes Pipeback's writes about deals. */
@RestController
@RequestMapping("/dialects/pipeback/app/deals")
class PipebackDealWrites {

    private final Commands commands;
    private final PipebackReplies replies;
    private final Tenants tenants;

    PipebackDealWrites(Commands commands, PipebackReplies replies, Tenants tenants) {
        this.commands = commands;
        this.replies = replies;
        this.tenants = tenants;
    }

    @PostMapping
    @BodyFields({
        "name*",
        "amount:long",
        "pipeline_id",
        "pipeline_stage_id",
        "status",
        "contact_id",
        "owner_id",
        "expected_close_date"
    })
    ResponseEntity<PipebackData<PipebackDeal>> create(
            TenantId tenant, @RequestBody(required = false) @Nullable PatchBody sent, Manner manner) {
        var body = PatchBody.orEmpty(sent);
        var create = PipebackDealFields.toCreate(body, tenant, new DealId(Uuid7.next()), tenants.baseCurrency(tenant));
        var terms = manner.terms(tenant, body).inAnyVersion();
        return reply(manner, commands.send(create, DealDecided.class, terms));
    }

    @PutMapping("/{id}")
    @BodyFields({
        "name",
        "amount:long",
        "pipeline_id",
        "pipeline_stage_id",
        "status",
        "contact_id",
        "owner_id",
        "expected_close_date"
    })
    ResponseEntity<PipebackData<PipebackDeal>> revise(
            TenantId tenant,
            @PathVariable("id") String id,
            @RequestBody(required = false) @Nullable PatchBody sent,
            Manner manner) {
        var deal = PipebackIds.deal(id);
        var body = PatchBody.orEmpty(sent);
        var revise = PipebackDealFields.toRevise(body, tenant, deal);
        return reply(manner, commands.send(revise, DealDecided.class, manner.terms(tenant, body)));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Map<String, Object>> delete(TenantId tenant, @PathVariable("id") String id, Manner manner) {
        var delete = new DeleteDeal(tenant, PipebackIds.deal(id));
        return replies.gone(manner, commands.send(delete, DealGone.class, manner.terms(tenant)));
    }

    private ResponseEntity<PipebackData<PipebackDeal>> reply(Manner manner, Written<DealDecided> written) {
        var decided = written.result();
        return replies.data(
                manner,
                written,
                decided.deal().version(),
                () -> PipebackDeal.of(decided.deal(), decided.stage().outcome()));
    }
}
