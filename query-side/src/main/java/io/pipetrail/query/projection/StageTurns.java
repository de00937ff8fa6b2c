package io.pipetrail.query.projection;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.eventstore.StoredEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcomes that stages got in the course of the log, and what they make of the deals that are in them by then. */
public final class StageTurns {

    /** How a projection sees deals. */
    public interface Fold<D> {

        /** The deal after an event of its own. */
        D evolved(@Nullable D deal, DealEvent happened, StoredEvent event);

        StageId stage(D deal);

        /** The deal when its stage gets another outcome. */
        D turned(D deal, Outcome outcome, Instant at);
    }

    private record Turn(TenantId tenantId, Outcome outcome, Instant at) {}

    private final Book<StageId, Turn> turns = new Book<>();

    public void take(StoredEvent event) {
        if (!(event.payload() instanceof StageOutcomeChanged changed)) return;
        var turn = new Turn(changed.tenantId(), changed.outcome(), OccurredAt.of(event));
        turns.write(changed.stageId(), event.position(), turn);
    }

    /** What became of a deal by its own events and those of its stages between and after them; null where there are none. */
    public <D> @Nullable D fold(List<StoredEvent> story, Fold<D> fold) {
        D deal = null;
        for (int i = 0; i < story.size(); i++) {
            var event = story.get(i);
            var happened = (DealEvent) event.payload();
            var next = i + 1 < story.size() ? story.get(i + 1).position() : Long.MAX_VALUE;
            deal = turned(fold.evolved(deal, happened, event), happened.tenantId(), event.position(), next, fold);
        }
        return deal;
    }

    private <D> D turned(D deal, TenantId tenant, long after, long before, Fold<D> fold) {
        for (var turn : turns.between(fold.stage(deal), after, before)) {
            if (turn.tenantId().equals(tenant)) deal = fold.turned(deal, turn.outcome(), turn.at());
        }
        return deal;
    }
}
