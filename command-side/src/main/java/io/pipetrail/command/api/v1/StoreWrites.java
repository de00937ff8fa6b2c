package io.pipetrail.command.api.v1;

import static io.pipetrail.command.api.v1.Bodies.LONGEST_NAME;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.Once;
import io.pipetrail.command.tenant.OpenTenant;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Store;
import java.util.Currency;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes new stores, from the operator. */
@RestController
@RequestMapping("/v1/stores")
class StoreWrites {

    private static final Currency USUAL_CURRENCY = Currency.getInstance("USD");

    private final Commands commands;
    private final Replies replies;

    StoreWrites(Commands commands, Replies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields({"name*", "slug", "base_currency"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1Store> open(@RequestBody PatchBody body, Manner manner) {
        var name = body.text("name", 1, LONGEST_NAME).required();
        var slug = body.text("slug", 1, Slugs.LONGEST).notNull().check(Slugs::isSlug, Slugs.RULE);
        var currency = body.currency("base_currency").notNull();
        body.check();
        var id = new TenantId(Uuid7.next());
        var open = new OpenTenant(
                id,
                slug.hasValue() ? slug.value() : Slugs.of(name.value(), id),
                name.value(),
                currency.or(USUAL_CURRENCY));
        var written = commands.send(
                open, TenantState.class, manner.terms(Once.OPERATOR, body).inAnyVersion());
        var tenant = written.result();
        var location = manner.path() + "/" + Ids.print(tenant.id());
        return replies.created(manner, written, location, tenant.version(), () -> V1Store.of(tenant));
    }
}
