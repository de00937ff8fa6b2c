package io.pipetrail.query.api.v1;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.query.deals.Deals;
import io.pipetrail.query.timeline.ActivityFilter;
import io.pipetrail.query.timeline.Timeline;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Activities of one deal or of all, newest first. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class ActivityQueries {

    private final Deals deals;
    private final Timeline timeline;

    ActivityQueries(Deals deals, Timeline timeline) {
        this.deals = deals;
        this.timeline = timeline;
    }

    @GetMapping("/deals/{deal_id}/activities")
    ResponseEntity<V1List<V1Activity>> ofDeal(TenantId tenant, Paging paging, @PathVariable("deal_id") DealId deal) {
        if (!deals.exists(tenant, deal)) throw Refusal.notFound("deal");
        return page(tenant, paging, ActivityFilter.of(deal));
    }

    @GetMapping("/activities")
    ResponseEntity<V1List<V1Activity>> all(
            TenantId tenant,
            Paging paging,
            @RequestParam(name = "type", required = false) @Nullable ActivityType type,
            @RequestParam(name = "actor", required = false) @Nullable String actor,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "deal_id", required = false) @Nullable DealId deal) {
        var filter = new ActivityFilter(deal, type, Asked.actor(actor), Asked.span(from, to));
        return page(tenant, paging, filter);
    }

    private ResponseEntity<V1List<V1Activity>> page(TenantId tenant, Paging paging, ActivityFilter filter) {
        var kind = "activities " + tenant + filter;
        var page = Answers.turn(
                paging,
                kind,
                (name, id) -> timeline.at(tenant, Asked.id(name, id, Ids::activity)),
                (cursor, limit) -> timeline.after(tenant, filter, cursor, limit),
                (cursor, limit) -> timeline.before(tenant, filter, cursor, limit));
        return Answers.list(paging, kind, page.map(DealNouns::activity));
    }
}
