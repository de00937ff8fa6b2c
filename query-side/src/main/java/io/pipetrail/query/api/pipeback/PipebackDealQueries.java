package io.pipetrail.query.api.pipeback;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.deals.DealCard;
import io.pipetrail.query.deals.DealCards;
import io.pipetrail.query.deals.DealInStage;
import io.pipetrail.query.deals.DealSort;
import io.pipetrail.query.deals.Deals;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.wire.pipeback.PipebackData;
import io.pipetrail.web.wire.pipeback.PipebackDeal;
import io.pipetrail.web.wire.pipeback.PipebackIds;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Deals for Pipeback's clients, newest first; the next page is in the header Link. */
@RestController
@RequestMapping(PipebackDealQueries.PATH)
class PipebackDealQueries {

    static final String PATH = "/dialects/pipeback/app/deals";

    private final Deals deals;
    private final DealCards cards;

    PipebackDealQueries(Deals deals, DealCards cards) {
        this.deals = deals;
        this.cards = cards;
    }

    @GetMapping
    ResponseEntity<PipebackData<List<PipebackDeal>>> list(TenantId tenant, HttpServletRequest request) {
        var asked = PipebackDealPage.of(request);
        var kind = "pipeback deals " + tenant + asked.filter();
        var page = deals.after(tenant, asked.filter(), DealSort.NEWEST, asked.cursor(kind), asked.perPage());
        var answer = ResponseEntity.ok();
        if (page.hasMore() && page.next() != null) {
            answer.header(HttpHeaders.LINK, asked.linkTo(page.next().print(kind)));
        }
        return answer.body(new PipebackData<>(
                page.rows().stream().map(PipebackDealQueries::noun).toList()));
    }

    @GetMapping("/{id}")
    ResponseEntity<PipebackData<PipebackDeal>> one(TenantId tenant, @PathVariable("id") String id) {
        DealId dealId = PipebackIds.deal(id);
        var deal = cards.find(tenant, dealId).map(DealCard::deal).orElseThrow(() -> Refusal.notFound("deal"));
        return ResponseEntity.ok().eTag("\"v" + deal.deal().version() + "\"").body(new PipebackData<>(noun(deal)));
    }

    private static PipebackDeal noun(DealInStage deal) {
        return PipebackDeal.of(deal.deal(), deal.stage().outcome());
    }
}
