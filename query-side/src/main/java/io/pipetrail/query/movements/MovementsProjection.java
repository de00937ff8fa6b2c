package io.pipetrail.query.movements;

import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps a row for every time that a deal came into a stage, the first one (from nowhere) included. */
@Component
final class MovementsProjection implements Projection {

    @Override
    public String name() {
        return "movements";
    }

    @Override
    public List<String> tables() {
        return List.of("movements", "movement_deals", "movement_pipelines", "movement_stages");
    }

    @Override
    public Afresh afresh() {
        throw new UnsupportedOperationException("not yet: " + name());
    }

    @Override
    public void project(List<StoredEvent> events, Connection connection) throws SQLException {
        var tables = new MovementTables(connection);
        var ofDeals = new ArrayList<StoredEvent>();
        for (var event : events) {
            if (event.payload() instanceof DealEvent happened && MovingDeal.isChangedBy(happened)) ofDeals.add(event);
            if (isNaming(event)) {
                // What moved before has the names of before.
                fold(ofDeals, tables);
                ofDeals.clear();
                name(event, tables);
            }
        }
        fold(ofDeals, tables);
    }

    private static boolean isNaming(StoredEvent event) {
        return event.payload() instanceof PipelineCreated
                || event.payload() instanceof PipelineRenamed
                || event.payload() instanceof StageAdded
                || event.payload() instanceof StageRenamed;
    }

    private static void name(StoredEvent event, MovementTables tables) throws SQLException {
        switch (event.payload()) {
            case PipelineCreated e -> tables.namePipeline(e.tenantId(), e.pipelineId(), e.name());
            case PipelineRenamed e -> tables.namePipeline(e.tenantId(), e.pipelineId(), e.name());
            case StageAdded e -> tables.nameStage(e.tenantId(), e.stageId(), e.name());
            case StageRenamed e -> tables.nameStage(e.tenantId(), e.stageId(), e.name());
            default -> {}
        }
    }

    private static void fold(List<StoredEvent> events, MovementTables tables) throws SQLException {
        if (events.isEmpty()) return;
        var deals = tables.load(DealKey.known(events));
        var changed = new HashMap<DealKey, MovingDeal>();
        var passages = new ArrayList<Passage>();
        for (var event : events) {
            var happened = (DealEvent) event.payload();
            var before = deals.get(DealKey.of(happened));
            var after = evolved(before, happened, event);
            deals.put(after.key(), after);
            changed.put(after.key(), after);
            if (happened instanceof DealCreated) passages.add(new Passage(event, null, after));
            if (happened instanceof DealMovedToStage) passages.add(new Passage(event, before, after));
        }
        tables.writeDeals(changed.values());
        tables.writePassages(passages);
    }

    private static MovingDeal evolved(@Nullable MovingDeal deal, DealEvent happened, StoredEvent event) {
        if (happened instanceof DealCreated created) return MovingDeal.of(created, OccurredAt.of(event));
        if (deal == null) throw new IllegalStateException("no such deal at position " + event.position());
        return deal.evolve(happened, OccurredAt.of(event));
    }
}
