package io.pipetrail.query.api.v1;

import io.pipetrail.query.deals.DealCard;
import io.pipetrail.query.deals.DealCards;
import io.pipetrail.query.deals.DealInStage;
import io.pipetrail.query.history.DealThen;
import io.pipetrail.query.timeline.Activity;
import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Deal;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prints deals and activities just as a write's reply does. */
@Component
class DealNouns {

    /** As many as there are on a {@link DealCard}. */
    private static final int LATEST = DealCards.LATEST;

    private static final Comparator<Activity> LATEST_FIRST = Comparator.comparing(DealNouns::happenedAt)
            .thenComparing(activity -> activity.what().activityId().toString())
            .reversed();

    private final Clock clock;

    DealNouns(Clock clock) {
        this.clock = clock;
    }

    List<V1Deal> deals(List<DealInStage> deals) {
        return deals(deals, clock.instant());
    }

    /** The deals as they stand, or stood, at an instant. */
    static List<V1Deal> deals(List<DealInStage> deals, Instant at) {
        return deals.stream()
                .map(each -> V1Deal.of(each.deal(), each.stage(), at))
                .toList();
    }

    /** The deal with its latest activities. */
    V1Deal deal(DealCard card) {
        return V1Deal.of(card.deal().deal(), card.deal().stage(), clock.instant(), activities(card.latest()));
    }

    /** A deal as it was at an instant, with the latest activities of then. */
    static V1Deal deal(DealThen then, Instant at) {
        var latest =
                then.activities().stream().sorted(LATEST_FIRST).limit(LATEST).toList();
        return V1Deal.of(then.deal(), then.stage().stage(), at, activities(latest));
    }

    static List<V1Activity> activities(List<Activity> activities) {
        return activities.stream().map(DealNouns::activity).toList();
    }

    static V1Activity activity(Activity activity) {
        var actor = activity.by() == null ? null : V1Actor.of(activity.by());
        return V1Activity.of(activity.what(), actor, activity.loggedAt());
    }

    private static Instant happenedAt(Activity activity) {
        var given = activity.what().happenedAt();
        return given == null ? activity.loggedAt() : given;
    }
}
