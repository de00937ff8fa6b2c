package io.pipetrail.query.history;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.reading.Moment;
import io.pipetrail.query.timeline.Activity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replays deals from the log up to a moment, or up to a version. */
@Component
public class DealReplay {

    private final DealStreams streams;

    DealReplay(DealStreams streams) {
        this.streams = streams;
    }

    /** The deals that there were, deleted ones among them: the fold, in the order of the log, of what the moment covers. */
    public Map<DealId, DealThen> at(TenantId tenant, Collection<DealId> deals, Moment moment) {
        var events = streams.of(tenant, deals);
        var stages = StageBook.at(moment, tenant, events);
        var folds = new LinkedHashMap<DealId, Fold>();
        for (var event : events) {
            if (!(event.payload() instanceof DealEvent happened)) continue;
            folds.computeIfAbsent(happened.dealId(), id -> new Fold()).take(event, happened, moment::covers);
        }
        var then = new LinkedHashMap<DealId, DealThen>();
        folds.forEach((id, fold) -> fold.then(stages).ifPresent(deal -> then.put(id, deal)));
        return then;
    }

    /** The deal after so many of its events, with its stage as the log had it then; empty where it never got that far. */
    public Optional<DealThen> version(TenantId tenant, DealId id, long version) {
        var stages = new StageBook(tenant);
        var fold = new Fold();
        for (var event : streams.of(tenant, List.of(id))) {
            stages.tell(event);
            if (event.payload() instanceof DealEvent happened) fold.take(event, happened, (at, position) -> true);
            if (fold.version() == version) return fold.then(stages);
        }
        return Optional.empty();
    }

    /** What counts of an event: when it happened and its position. */
    private interface Counting {
        boolean covers(Instant at, long position);
    }

    /** One deal, event by event. */
    private static final class Fold {

        private @Nullable DealState deal;
        private final List<Activity> activities = new ArrayList<>();

        void take(StoredEvent event, DealEvent happened, Counting counting) {
            var at = OccurredAt.of(event);
            if (happened instanceof DealCreated created) {
                if (counting.covers(at, event.position())) deal = DealState.of(created, at);
                return;
            }
            var now = deal;
            // What says that it happened before its deal was there counts as of when that came to be.
            if (now == null || !counting.covers(later(at, now.createdAt()), event.position())) return;
            deal = now.evolve(happened, at);
            if (happened instanceof ActivityLogged logged) activities.add(LoggedActivity.of(event, logged));
        }

        long version() {
            return deal == null ? 0 : deal.version();
        }

        Optional<DealThen> then(StageBook stages) {
            return Optional.ofNullable(deal).map(state -> DealThen.of(state, stages, activities));
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
