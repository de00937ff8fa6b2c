package io.pipetrail.query.history;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Change;
import io.pipetrail.web.wire.v1.V1StageName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Replays a deal from the log: what each of its events changed. A deal or a stage that is gone has its history still. */
@Component
public class DealHistory {

    private final EventLog log;

    DealHistory(EventLog log) {
        this.log = log;
    }

    /** Every event of the deal, oldest first; none where there is no such deal of this tenant. */
    public List<Entry> of(TenantId tenant, DealId id) {
        var stages = new StagesThen(tenant, log);
        var entries = new ArrayList<Entry>();
        DealState deal = null;
        for (var event : log.stream(id.toString(), 0)) {
            if (!(event.payload() instanceof DealEvent happened)
                    || !happened.tenantId().equals(tenant)) continue;
            var after = after(deal, happened, event);
            if (after == null) continue;
            entries.add(entry(event, deal, after, stages));
            deal = after;
        }
        return entries;
    }

    private static @Nullable DealState after(@Nullable DealState before, DealEvent happened, StoredEvent event) {
        if (happened instanceof DealCreated created) return DealState.of(created, OccurredAt.of(event));
        return before == null ? null : before.evolve(happened, OccurredAt.of(event));
    }

    private static Entry entry(StoredEvent event, @Nullable DealState before, DealState after, StagesThen stages) {
        var changes = new ArrayList<V1Change>();
        for (var field : DealField.ALL) {
            add(changes, field.name(), print(field, before), field.print().apply(after));
        }
        add(changes, "status", status(before, event, stages), status(after, event, stages));
        add(changes, "stage", stage(before, event, stages), stage(after, event, stages));
        if (event.payload() instanceof ActivityLogged logged) {
            add(changes, "activities", null, V1Activity.of(logged, V1Actor.of(event.metaData()), OccurredAt.of(event)));
        }
        return new Entry(event, after.version(), changes, inStage(before, event));
    }

    private static @Nullable Object print(DealField field, @Nullable DealState deal) {
        return deal == null ? null : field.print().apply(deal);
    }

    private static void add(List<V1Change> changes, String field, @Nullable Object from, @Nullable Object to) {
        // That a new deal is not deleted is no news.
        if (Objects.equals(from, to) || (from == null && Boolean.FALSE.equals(to))) return;
        changes.add(new V1Change(field, from, to));
    }

    /** The outcome of the stage the deal was in, which may have changed meanwhile. */
    private static @Nullable Object status(@Nullable DealState deal, StoredEvent event, StagesThen stages) {
        if (deal == null) return null;
        return Plain.name(stages.at(event.position(), deal.pipelineId(), deal.stageId())
                .map(stage -> stage.outcome())
                .orElse(deal.outcome()));
    }

    private static @Nullable Object stage(@Nullable DealState deal, StoredEvent event, StagesThen stages) {
        if (deal == null) return null;
        var name = stages.at(event.position(), deal.pipelineId(), deal.stageId())
                .map(stage -> stage.name())
                .orElse("");
        return V1StageName.of(deal.stageId(), name);
    }

    private static @Nullable Duration inStage(@Nullable DealState before, StoredEvent event) {
        if (before == null || !(event.payload() instanceof DealMovedToStage)) return null;
        var spent = Duration.between(before.stageEnteredAt(), OccurredAt.of(event));
        return spent.isNegative() ? Duration.ZERO : spent;
    }
}
