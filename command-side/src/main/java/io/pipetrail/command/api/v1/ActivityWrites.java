package io.pipetrail.command.api.v1;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.Written;
import io.pipetrail.command.deal.ActivityDecided;
import io.pipetrail.command.deal.LogActivity;
import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Direction;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.RequestContext;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes what was done for deals. */
@RestController
@RequestMapping("/v1/stores/{store_id}/deals/{deal_id}/activities")
class ActivityWrites {

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_BODY = 20_000;

    private final Commands commands;
    private final Replies replies;

    ActivityWrites(Commands commands, Replies replies) {
        this.commands = commands;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields({"type*", "subject", "body", "occurred_at", "duration_minutes:integer", "direction"})
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1Activity> log(
            TenantId tenant, @PathVariable("deal_id") String id, @RequestBody PatchBody body, Manner manner) {
        var log = read(body, tenant, Ids.inPath(id, "deal", Ids::deal), manner.occurredAt());
        var written = commands.send(log, ActivityDecided.class, manner.terms(tenant, body));
        var location =
                manner.path() + "/" + Ids.print(written.result().activity().activityId());
        return replies.created(manner, written, location, written.result().dealVersion(), () -> rendered(written));
    }

    /** An activity without a time of its own happened when the request says that all this did, if it does. */
    private static LogActivity read(PatchBody body, TenantId tenant, DealId dealId, @Nullable Instant backdated) {
        var type = body.choice("type", ActivityType.class).required();
        var subject = body.text("subject", 0, LONGEST_SUBJECT);
        var text = body.text("body", 0, LONGEST_BODY);
        var occurredAt = body.instant("occurred_at");
        var minutes = body.integer("duration_minutes", 0, Integer.MAX_VALUE);
        var direction = body.choice("direction", Direction.class);
        body.check();
        return new LogActivity(
                tenant,
                dealId,
                new ActivityId(Uuid7.next()),
                type.value(),
                subject.orNull(),
                text.orNull(),
                occurredAt.orNull() == null ? backdated : occurredAt.orNull(),
                minutes.orNull(),
                direction.orNull());
    }

    private static V1Activity rendered(Written<ActivityDecided> written) {
        var caller = RequestContext.current().caller();
        var actor = caller == null ? null : V1Actor.of(caller.actor());
        return V1Activity.of(
                written.result().activity(), actor, written.result().loggedAt());
    }
}
