package io.pipetrail.query.movements;

import static java.util.Objects.requireNonNullElse;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Book;
import io.pipetrail.query.projection.Rows;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Folds each deal's story, with the names that places had at each position of the log. */
final class MovementsAfresh implements Afresh {

    /** A pipeline or a stage. */
    private record Place(TenantId tenantId, UUID id) {}

    private final Book<Place, String> names = new Book<>();
    private final Map<Place, Naming> last = new LinkedHashMap<>();

    @Override
    public void settings(List<StoredEvent> events, Rows rows) {
        for (var event : events) {
            var naming = Naming.of(event.payload());
            if (naming == null) continue;
            var place = new Place(naming.tenantId(), naming.id());
            names.write(place, event.position(), naming.name());
            last.put(place, naming);
        }
    }

    @Override
    public void deal(List<StoredEvent> story, Rows rows) {
        MovingDeal deal = null;
        for (var event : story) {
            var happened = (DealEvent) event.payload();
            if (!MovingDeal.isChangedBy(happened)) continue;
            var before = deal;
            deal = MovementsProjection.evolved(before, happened, event);
            var passage = Passage.of(event, before, deal);
            if (passage != null) rows.add(PassageRows.NAMED, named(passage));
        }
        if (deal != null) rows.add(MovementTables.DEALS, deal);
    }

    @Override
    public void finish(Rows rows, Connection connection) {
        last.values().forEach(naming -> rows.add(naming.table(), naming));
    }

    private NamedPassage named(Passage passage) {
        var position = passage.event().position();
        var left = passage.before();
        var reached = passage.after();
        return new NamedPassage(
                passage,
                left == null ? null : name(left, left.pipelineId().value(), position),
                left == null ? null : name(left, left.stageId().value(), position),
                name(reached, reached.pipelineId().value(), position),
                name(reached, reached.stageId().value(), position));
    }

    /** Empty where the place's own events are parked. */
    private String name(MovingDeal deal, UUID place, long position) {
        return requireNonNullElse(names.at(new Place(deal.key().tenantId(), place), position), "");
    }
}
