package io.pipetrail.query.past;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A deal whose whole story is being told, by its own events and the turns of its tenant's stages in between. */
final class ToldDeal {

    private final StageBook stages;
    private @Nullable Timeline<DealState> timeline;
    private long position;

    /** All that was ever known of it. */
    final List<Version<DealState>> versions = new ArrayList<>();

    /** What its own events changed. */
    final Changes changes = new Changes();

    /** What the turns of stages did; other deals add to these. */
    final Changes turned = new Changes();

    ToldDeal(StageBook stages) {
        this.stages = stages;
    }

    void take(DealEvent happened, Occurrence moment) {
        turnUntil(moment.position(), happened.tenantId());
        position = moment.position();
        var telling = new Telling(stages.at(position));
        var ofEvent = changes.of(happened.tenantId(), position, moment.recordedAt());
        var before = timeline;
        if (happened instanceof DealCreated created && before == null) {
            var begun = telling.begin(created, moment, ofEvent);
            versions.add(begun.first());
            timeline = begun;
        } else if (before == null || happened instanceof DealCreated) {
            throw new IllegalStateException("no such deal, or one already, at position " + position);
        } else {
            var step = telling.goOn(before, happened, moment, ofEvent);
            step.corrected().forEach(version -> version.correctedBy(position));
            versions.addAll(step.added());
            timeline = step.after();
        }
    }

    /** Takes the turns of stages up to the next event of the deal. */
    void turnUntil(long next, TenantId tenant) {
        var deal = timeline;
        if (deal == null) return;
        for (var turn : stages.between(tenant, position, next)) {
            turn.tell(deal, stages.at(turn.moment().position() - 1), turned);
        }
    }
}
