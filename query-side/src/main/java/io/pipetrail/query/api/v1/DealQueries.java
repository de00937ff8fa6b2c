package io.pipetrail.query.api.v1;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.deals.DealCards;
import io.pipetrail.query.deals.DealFilter;
import io.pipetrail.query.deals.DealSort;
import io.pipetrail.query.deals.Deals;
import io.pipetrail.query.deals.PastDeals;
import io.pipetrail.query.history.DealThen;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.web.paging.Paging;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.V1Deal;
import io.pipetrail.web.wire.v1.V1List;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Deals, in pages and one by one. */
@RestController
@RequestMapping("/v1/stores/{store_id}")
class DealQueries {

    private final Deals deals;
    private final Catalog catalog;
    private final DealCards cards;
    private final PastDeals past;
    private final DealNouns nouns;

    DealQueries(Deals deals, Catalog catalog, DealCards cards, PastDeals past, DealNouns nouns) {
        this.deals = deals;
        this.catalog = catalog;
        this.cards = cards;
        this.past = past;
        this.nouns = nouns;
    }

    @GetMapping({"/deals", "/pipelines/{in_pipeline}/deals"})
    ResponseEntity<V1List<V1Deal>> list(
            TenantId tenant,
            Moment moment,
            Paging paging,
            WebRequest request,
            @PathVariable(name = "in_pipeline", required = false) @Nullable PipelineId inPipeline,
            @RequestParam(name = "sort", required = false) @Nullable String sort,
            @RequestParam(name = "pipeline_id", required = false) @Nullable PipelineId pipelineId,
            @RequestParam(name = "stage_id", required = false) @Nullable StageId stageId,
            @RequestParam(name = "status", required = false) @Nullable Outcome status,
            @RequestParam(name = "assigned_to", required = false) @Nullable String assignedTo,
            @RequestParam(name = "contact_id", required = false) @Nullable String contactId,
            @RequestParam(name = "external_id", required = false) @Nullable String externalId,
            @RequestParam(name = "created_from", required = false) @Nullable String createdFrom,
            @RequestParam(name = "created_to", required = false) @Nullable String createdTo,
            @RequestParam(name = "updated_from", required = false) @Nullable String updatedFrom,
            @RequestParam(name = "updated_to", required = false) @Nullable String updatedTo,
            @RequestParam(name = "expected_close_from", required = false) @Nullable LocalDate closeFrom,
            @RequestParam(name = "expected_close_to", required = false) @Nullable LocalDate closeTo,
            @RequestParam(name = "min_value", required = false) @Nullable String minValue,
            @RequestParam(name = "max_value", required = false) @Nullable String maxValue,
            @RequestParam(name = "rotting", required = false) @Nullable Boolean rotting,
            @RequestParam(name = "q", required = false) @Nullable String text) {
        if (closeFrom != null && closeTo != null && closeFrom.isAfter(closeTo)) {
            throw Refusal.badRequest("expected_close_from", "must not be after expected_close_to");
        }
        var filter = new DealFilter(
                pipelineId,
                stageId,
                status,
                Asked.text("assigned_to", assignedTo),
                Asked.text("contact_id", contactId),
                Asked.text("external_id", externalId),
                Asked.span("created", createdFrom, createdTo),
                Asked.span("updated", updatedFrom, updatedTo),
                closeFrom,
                closeTo,
                Asked.decimal("min_value", minValue),
                Asked.decimal("max_value", maxValue),
                rotting,
                Asked.text("q", text));
        if (moment.past()) return pastPage(tenant, moment, asked(request), paging, inPipeline, filter, sort(sort));
        return page(tenant, paging, inPipeline == null ? filter : within(tenant, inPipeline, filter), sort(sort));
    }

    @GetMapping("/deals/{deal_id}")
    ResponseEntity<V1Deal> one(
            TenantId tenant,
            Moment moment,
            @PathVariable("deal_id") DealId id,
            @RequestParam(name = "version", required = false) @Nullable String version) {
        if (version != null) return inVersion(tenant, id, moment, Asked.version(version));
        if (moment.past()) return then(past.find(tenant, id, moment), moment.asOf());
        var card = cards.find(tenant, id).orElseThrow(() -> Refusal.notFound("deal"));
        return Answers.versioned(nouns.deal(card), card.deal().deal().version());
    }

    private ResponseEntity<V1Deal> inVersion(TenantId tenant, DealId id, Moment moment, long version) {
        if (moment.past()) throw Refusal.badRequest("version", "cannot be asked for along with as_of or known_at");
        var found = past.find(tenant, id, version);
        return then(found, found.map(then -> then.deal().updatedAt()).orElse(moment.asOf()));
    }

    private static ResponseEntity<V1Deal> then(Optional<DealThen> found, Instant at) {
        var then = found.orElseThrow(() -> Refusal.notFound("deal"));
        return Answers.versioned(DealNouns.deal(then, at), then.deal().version());
    }

    private ResponseEntity<V1List<V1Deal>> pastPage(
            TenantId tenant,
            Moment now,
            String asked,
            Paging paging,
            @Nullable PipelineId inPipeline,
            DealFilter given,
            DealSort sort) {
        var filter = inPipeline == null ? given : given.in(inPipeline);
        var kind = "deals " + tenant + sort.print() + filter + " then " + asked;
        // Today goes on while its pages are turned: they are all of the moment of the first one.
        var moment = paging.cursor(kind).map(PinnedMoment::of).orElse(now);
        var page = Answers.turn(
                paging,
                kind,
                (name, id) -> past.at(tenant, Asked.id(name, id, Ids::deal), sort, moment),
                (cursor, limit) -> past.after(tenant, filter, sort, moment, cursor, limit),
                (cursor, limit) -> past.before(tenant, filter, sort, moment, cursor, limit));
        // Imported deals may have been in a pipeline before it was made: what held deals was there.
        if (inPipeline != null && page.rows().isEmpty() && !past.hasPipeline(tenant, inPipeline, moment)) {
            throw Refusal.notFound("pipeline");
        }
        var pinned = PinnedMoment.pin(page, moment);
        return Answers.list(paging, kind, pinned.with(DealNouns.deals(page.rows(), moment.asOf())));
    }

    private ResponseEntity<V1List<V1Deal>> page(TenantId tenant, Paging paging, DealFilter filter, DealSort sort) {
        var kind = "deals " + tenant + sort.print() + filter;
        var page = Answers.turn(
                paging,
                kind,
                (name, id) -> deals.at(tenant, Asked.id(name, id, Ids::deal), sort),
                (cursor, limit) -> deals.after(tenant, filter, sort, cursor, limit),
                (cursor, limit) -> deals.before(tenant, filter, sort, cursor, limit));
        return Answers.list(paging, kind, page.with(nouns.deals(page.rows())));
    }

    /** Just as it was asked: a day that is not over is the same list whenever its pages are asked for. */
    private static String asked(WebRequest request) {
        return request.getParameter("as_of") + " known " + request.getParameter("known_at");
    }

    private DealFilter within(TenantId tenant, PipelineId pipeline, DealFilter filter) {
        if (catalog.pipelines(tenant).find(pipeline).isEmpty()) throw Refusal.notFound("pipeline");
        return filter.in(pipeline);
    }

    private static DealSort sort(@Nullable String text) {
        if (text == null) return DealSort.NEWEST;
        return DealSort.parse(text)
                .orElseThrow(() -> Refusal.badRequest(
                        "sort",
                        "must be one of " + String.join(", ", DealSort.names()) + ", or one with a minus before it"));
    }
}
