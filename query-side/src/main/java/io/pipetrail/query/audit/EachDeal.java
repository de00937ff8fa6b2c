package io.pipetrail.query.audit;

import io.pipetrail.events.deal.DealEvent;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Collects the events of one deal after the other, and has each fold tell its rows. */
final class EachDeal {

    private final Parked parked;
    private final List<DealRows> folds;
    private final Chunk chunk;
    private final List<Happening> events = new ArrayList<>();
    private String deal = "";

    EachDeal(Parked parked, List<DealRows> folds, Chunk chunk) {
        this.parked = parked;
        this.folds = folds;
        this.chunk = chunk;
    }

    void take(Happening happened) throws SQLException {
        if (!(happened.payload() instanceof DealEvent event)) return;
        var next = event.dealId().toString();
        if (!next.equals(deal)) {
            fold();
            chunk.before(next);
            deal = next;
        }
        events.add(happened);
    }

    void end() throws SQLException {
        fold();
        chunk.before(null);
    }

    private void fold() throws SQLException {
        for (var fold : folds) {
            var folded = events.stream()
                    .filter(happened -> !parked.isBy(fold.projection(), happened))
                    .toList();
            if (!folded.isEmpty()) fold.of(folded, chunk);
        }
        events.clear();
    }
}
