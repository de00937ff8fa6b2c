package io.pipetrail.query.history;

import io.pipetrail.events.DealId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
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

/**
 * Replays a deal from the log: what each of its events changed, and what became of it when the stage it was in came to mean
 * something else. A deal or a stage that is gone has its history still.
 */
@Component
public class DealHistory {

    /** A deal and the stage it is in, right before or after an event. */
    private record Scene(DealState deal, StageThen stage) {

        static @Nullable Scene of(@Nullable DealState deal, StageBook stages) {
            if (deal == null) return null;
            var stage = stages.of(deal);
            return new Scene(stage.has(deal), stage);
        }

        Object status() {
            return Plain.name(stage.stage().outcome());
        }

        Object stageName() {
            return V1StageName.of(deal.stageId(), stage.stage().name());
        }
    }

    private final DealStreams streams;

    DealHistory(DealStreams streams) {
        this.streams = streams;
    }

    /** Every change of the deal, oldest first; none where there is no such deal of this tenant. */
    public List<Entry> of(TenantId tenant, DealId id) {
        var stages = new StageBook(tenant);
        var entries = new ArrayList<Entry>();
        DealState deal = null;
        for (var event : streams.of(tenant, List.of(id))) {
            var before = Scene.of(deal, stages);
            stages.tell(event);
            if (event.payload() instanceof DealEvent happened) deal = after(deal, happened, event);
            var after = Scene.of(deal, stages);
            if (after != null && concerns(event, after.deal())) entries.add(entry(event, before, after));
        }
        return entries;
    }

    private static @Nullable DealState after(@Nullable DealState before, DealEvent happened, StoredEvent event) {
        if (happened instanceof DealCreated created) return DealState.of(created, OccurredAt.of(event));
        return before == null ? null : before.evolve(happened, OccurredAt.of(event));
    }

    private static boolean concerns(StoredEvent event, DealState deal) {
        return event.payload() instanceof DealEvent
                || (event.payload() instanceof StageOutcomeChanged changed && deal.isIn(changed.stageId()));
    }

    private static Entry entry(StoredEvent event, @Nullable Scene before, Scene after) {
        var changes = new ArrayList<V1Change>();
        for (var field : DealField.ALL) {
            var from = before == null ? null : field.print().apply(before.deal());
            add(changes, field.name(), from, field.print().apply(after.deal()));
        }
        add(changes, "status", before == null ? null : before.status(), after.status());
        add(changes, "stage", before == null ? null : before.stageName(), after.stageName());
        if (event.payload() instanceof ActivityLogged logged) {
            add(changes, "activities", null, V1Activity.of(logged, V1Actor.of(event.metaData()), OccurredAt.of(event)));
        }
        return new Entry(event, after.deal().version(), changes, inStage(before, event));
    }

    private static void add(List<V1Change> changes, String field, @Nullable Object from, @Nullable Object to) {
        // That a new deal is not deleted is no news.
        if (Objects.equals(from, to) || (from == null && Boolean.FALSE.equals(to))) return;
        changes.add(new V1Change(field, from, to));
    }

    private static @Nullable Duration inStage(@Nullable Scene before, StoredEvent event) {
        if (before == null || !(event.payload() instanceof DealMovedToStage)) return null;
        var spent = Duration.between(before.deal().stageEnteredAt(), OccurredAt.of(event));
        return spent.isNegative() ? Duration.ZERO : spent;
    }
}
