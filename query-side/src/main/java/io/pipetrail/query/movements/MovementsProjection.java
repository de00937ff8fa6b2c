package io.pipetrail.query.movements;

import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a row for every time that a deal came into a stage, the first one (from nowhere) included. */
@Component
final class MovementsProjection implements Projection {

    @Override
    public String name() {
        return "movements";
    }

    @Override
    public List<String> tables() {
        return List.of("movements", "movement_deals", "movement_pipelines", "movement_stages");
    }

    @Override
    public Afresh afresh() {
        return new MovementsAfresh();
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        var tables = new MovementTables(connection);
        var ofDeals = new ArrayList<StoredEvent>();
        for (var event : events) {
            if (event.payload() instanceof DealEvent happened && MovingDeal.isChangedBy(happened)) ofDeals.add(event);
            var naming = Naming.of(event.payload());
            if (naming != null) {
                // What moved before has the names of before.
                fold(ofDeals, tables);
                ofDeals.clear();
                tables.write(naming);
            }
        }
        fold(ofDeals, tables);
    }

    private static void fold(List<StoredEvent> events, MovementTables tables) throws SQLException {
        if (events.isEmpty()) return;
        var deals = tables.load(DealKey.known(events));
        var changed = new HashMap<DealKey, MovingDeal>();
        var passages = new ArrayList<Passage>();
        for (var event : events) {
            var happened = (DealEvent) event.payload();
            var before = deals.get(DealKey.of(happened));
            var after = evolved(before, happened, event);
            deals.put(after.key(), after);
            changed.put(after.key(), after);
            var passage = Passage.of(event, before, after);
            if (passage != null) passages.add(passage);
        }
        tables.writeDeals(changed.values());
        tables.writePassages(passages);
    }

    static MovingDeal evolved(@Nullable MovingDeal deal, DealEvent happened, StoredEvent event) {
        if (happened instanceof DealCreated created) return MovingDeal.of(created, OccurredAt.of(event));
        if (deal == null) throw new IllegalStateException("no such deal at position " + event.position());
        return deal.evolve(happened, OccurredAt.of(event));
    }
}
