package io.pipetrail.query.deals;

import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps one row a deal: loads those that a batch concerns, folds, and writes them back. */
@Component
final class DealsProjection implements Projection {

    @Override
    public String name() {
        return "deals";
    }

    @Override
    public List<String> tables() {
        return List.of("deals");
    }

    @Override
    public Afresh afresh() {
        return new DealsAfresh();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        var table = new DealTable(connection);
        var ofDeals = new ArrayList<StoredEvent>();
        for (var event : events) {
            if (event.payload() instanceof DealEvent) ofDeals.add(event);
            if (event.payload() instanceof StageOutcomeChanged changed) {
                fold(ofDeals, table);
                ofDeals.clear();
                table.changeOutcome(changed, OccurredAt.of(event));
            }
        }
        fold(ofDeals, table);
    }

    private static void fold(List<StoredEvent> events, DealTable table) throws SQLException {
        if (events.isEmpty()) return;
        var deals = table.load(DealKey.known(events));
        for (var event : events) {
            var happened = (DealEvent) event.payload();
            deals.compute(DealKey.of(happened), (key, deal) -> evolved(deal, happened, event));
        }
        table.write(deals.values());
    }

    static DealState evolved(@Nullable DealState deal, DealEvent happened, StoredEvent event) {
        if (happened instanceof DealCreated created) return DealState.of(created, OccurredAt.of(event));
        if (deal == null) throw new IllegalStateException("no such deal at position " + event.position());
        return deal.evolve(happened, OccurredAt.of(event));
    }
}
