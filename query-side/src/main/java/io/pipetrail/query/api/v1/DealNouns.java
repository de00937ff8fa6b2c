package io.pipetrail.query.api.v1;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.pipelines.StageLookup;
import io.pipetrail.query.timeline.Activity;
import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Deal;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Prints deals and activities just as a write's reply does. */
@Component
class DealNouns {

    private final StageLookup stages;
    private final Clock clock;

    DealNouns(StageLookup stages, Clock clock) {
        this.stages = stages;
        this.clock = clock;
    }

    List<V1Deal> deals(TenantId tenant, List<DealState> deals) {
        var stagesOf = stages.of(tenant, deals);
        var now = clock.instant();
        return IntStream.range(0, deals.size())
                .mapToObj(i -> V1Deal.of(deals.get(i), stagesOf.get(i), now))
                .toList();
    }

    /** The deal with its latest activities. */
    V1Deal deal(TenantId tenant, DealState deal, List<Activity> latest) {
        var stage = stages.of(tenant, List.of(deal)).getFirst();
        return V1Deal.of(deal, stage, clock.instant(), activities(latest));
    }

    static List<V1Activity> activities(List<Activity> activities) {
        return activities.stream().map(DealNouns::activity).toList();
    }

    static V1Activity activity(Activity activity) {
        var actor = activity.by() == null ? null : V1Actor.of(activity.by());
        return V1Activity.of(activity.what(), actor, activity.loggedAt());
    }
}
