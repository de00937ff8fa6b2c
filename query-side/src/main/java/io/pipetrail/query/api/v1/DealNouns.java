package io.pipetrail.query.api.v1;

import io.pipetrail.query.deals.DealCard;
import io.pipetrail.query.deals.DealInStage;
import io.pipetrail.query.timeline.Activity;
import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Deal;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Prints deals and activities just as a write's reply does. */
@Component
class DealNouns {

    private final Clock clock;

    DealNouns(Clock clock) {
        this.clock = clock;
    }

    List<V1Deal> deals(List<DealInStage> deals) {
        var now = clock.instant();
        return deals.stream()
                .map(each -> V1Deal.of(each.deal(), each.stage(), now))
                .toList();
    }

    /** The deal with its latest activities. */
    V1Deal deal(DealCard card) {
        return V1Deal.of(card.deal().deal(), card.deal().stage(), clock.instant(), activities(card.latest()));
    }

    static List<V1Activity> activities(List<Activity> activities) {
        return activities.stream().map(DealNouns::activity).toList();
    }

    static V1Activity activity(Activity activity) {
        var actor = activity.by() == null ? null : V1Actor.of(activity.by());
        return V1Activity.of(activity.what(), actor, activity.loggedAt());
    }
}
