package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keeps the totals: a deal's event takes its former share away and adds the new one; a stage that changes what its deals
 * count for is added up anew.
 */
@Component
final class SummaryProjection implements Projection {

    /** The name of its token. */
    static final String NAME = "pipeline-summary";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> tables() {
        return List.of("summary_stage_terms", "summary_deals", "summary_stages", "summary_days");
    }

    @Override
    public Afresh afresh() {
        return new SummaryAfresh();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        var terms = new TermsTable(connection);
        var deals = new SlimDealTable(connection);
        var totals = new TotalsTables(connection);
        var ofDeals = new ArrayList<StoredEvent>();
        for (var event : events) {
            switch (event.payload()) {
                case DealEvent happened -> ofDeals.add(event);
                case StageAdded added -> terms.write(Terms.of(added));
                case StageProbabilityChanged changed -> {
                    fold(ofDeals, deals, terms, totals);
                    terms.changeProbability(changed);
                    totals.addUp(changed.tenantId(), changed.stageId());
                }
                case StageOutcomeChanged changed -> {
                    fold(ofDeals, deals, terms, totals);
                    terms.changeOutcome(changed);
                    deals.changeOutcome(changed, OccurredAt.of(event));
                    totals.addUp(changed.tenantId(), changed.stageId());
                }
                default -> {}
            }
        }
        fold(ofDeals, deals, terms, totals);
    }

    /** Folds the deals' events so far, and takes them off the list. */
    private static void fold(List<StoredEvent> events, SlimDealTable deals, TermsTable terms, TotalsTables totals)
            throws SQLException {
        if (events.isEmpty()) return;
        var changes = Changes.of(events, deals);
        var termsOf = terms.load(changes.tenants(), changes.stages());
        deals.write(changes.after());
        totals.add(changes.shares(termsOf));
        events.clear();
    }
}
