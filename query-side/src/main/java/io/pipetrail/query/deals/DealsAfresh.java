package io.pipetrail.query.deals;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.StageTurns;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds each deal's story; when its stage gets another outcome in between, so does the deal. */
final class DealsAfresh implements Afresh, StageTurns.Fold<DealState> {

    private final StageTurns turns = new StageTurns();

    @Override
    public void settings(List<StoredEvent> events, Rows rows) {
        events.forEach(turns::take);
    }

    @Override
    public void deal(List<StoredEvent> story, Rows rows) {
        var deal = turns.fold(story, this);
        if (deal != null) rows.add(DealTable.ROWS, deal);
    }

    @Override
    public DealState evolved(@Nullable DealState deal, DealEvent happened, StoredEvent event) {
        return DealsProjection.evolved(deal, happened, event);
    }

    @Override
    public StageId stage(DealState deal) {
        return deal.stageId();
    }

    @Override
    public DealState turned(DealState deal, Outcome outcome, Instant at) {
        return deal.turned(outcome, at);
    }
}
