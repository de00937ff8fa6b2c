package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.deals.ChosenDeals;
import io.pipetrail.query.deals.DealCards;
import io.pipetrail.query.deals.DealChoice;
import io.pipetrail.query.deals.DealChoice.Condition;
import io.pipetrail.query.deals.DealColumn;
import io.pipetrail.web.wire.gauzy.GauzyDeal;
import io.pipetrail.web.wire.gauzy.GauzyPage;
import io.pipetrail.web.wire.gauzy.Nest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Gauzy's reads of deals. */
@RestController
@RequestMapping("/dialects/gauzy/api")
class GauzyDealQueries {

    private final ChosenDeals deals;
    private final DealCards cards;
    private final GauzyNouns nouns;
    private final StagesOfPipelines stages;

    GauzyDealQueries(ChosenDeals deals, DealCards cards, GauzyNouns nouns, StagesOfPipelines stages) {
        this.deals = deals;
        this.cards = cards;
        this.nouns = nouns;
        this.stages = stages;
    }

    @GetMapping("/deals")
    GauzyPage<GauzyDeal> all(TenantId tenant, HttpServletRequest request) {
        var query = GauzyQuery.of(request);
        return page(tenant, choice(tenant, query, query.offset(), query.most()), query);
    }

    @GetMapping("/deals/pagination")
    GauzyPage<GauzyDeal> pagination(TenantId tenant, HttpServletRequest request) {
        var query = GauzyQuery.of(request).paged();
        return page(tenant, choice(tenant, query, query.rowsBefore(), query.rows()), query);
    }

    @GetMapping("/deals/count")
    long count(TenantId tenant, HttpServletRequest request) {
        var conditions = stages.instead(tenant, DealWhere.conditions(GauzyQuery.conditions(request)));
        return deals.count(tenant, new DealChoice(conditions, List.of(), false, 0, 0));
    }

    /** A pipeline that is not there has no deals. */
    @GetMapping("/pipelines/{pipelineId}/deals")
    GauzyPage<GauzyDeal> ofPipeline(
            TenantId tenant, @PathVariable("pipelineId") String id, HttpServletRequest request) {
        var pipeline = Nest.uuid(id);
        var query = GauzyQuery.of(request);
        var byStage = List.of(new DealChoice.Order(DealColumn.STAGE_PLACE, false));
        var here = conditions(tenant, List.of(Condition.is(DealColumn.PIPELINE, pipeline)), query);
        var choice = new DealChoice(here, byStage, query.withDeleted(), query.offset(), query.most());
        return page(tenant, choice, query);
    }

    @GetMapping("/deals/{id}")
    ResponseEntity<GauzyDeal> one(TenantId tenant, @PathVariable("id") String id, HttpServletRequest request) {
        var deal = Nest.uuid(id);
        var query = GauzyQuery.of(request);
        var relations = query.relations().among(GauzyNouns.OF_DEALS, "Deal");
        var found = (query.withDeleted() ? evenDeleted(tenant, deal) : cards.placed(tenant, new DealId(deal)))
                .orElseThrow(Nest::notFound);
        return ResponseEntity.ok()
                .eTag("\"v" + found.deal().version() + "\"")
                .body(nouns.deals(List.of(found.deal()), found.pipelines(), relations)
                        .getFirst());
    }

    private Optional<DealCards.Placed> evenDeleted(TenantId tenant, UUID deal) {
        // Room for more than one, so that the one is known to be the last and nobody counts.
        var choice = new DealChoice(List.of(Condition.is(DealColumn.ID, deal)), List.of(), true, 0, 2);
        var found = deals.find(tenant, choice);
        return found.deals().stream().findFirst().map(one -> new DealCards.Placed(one, found.pipelines()));
    }

    private GauzyPage<GauzyDeal> page(TenantId tenant, DealChoice choice, GauzyQuery query) {
        var relations = query.relations().among(GauzyNouns.OF_DEALS, "Deal");
        var found = deals.find(tenant, choice);
        return new GauzyPage<>(nouns.deals(found.deals(), found.pipelines(), relations), found.total());
    }

    private DealChoice choice(TenantId tenant, GauzyQuery query, long skip, int take) {
        var conditions = conditions(tenant, DealWhere.conditions(query.where()), query);
        return new DealChoice(conditions, DealWhere.order(query.order()), query.withDeleted(), skip, take);
    }

    private List<Condition> conditions(TenantId tenant, List<Condition> asked, GauzyQuery query) {
        return query.withDeleted() ? asked : stages.instead(tenant, asked);
    }
}
