package io.pipetrail.query.past;

import static java.util.Objects.requireNonNull;

import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.reading.Grain;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;

/** Tells events one by one in the order of the log: what became of deals and stages, and of the totals. */
final class Chronicle {

    private final Tenants tenants;
    private final Deals deals;
    private final Pages pages;
    private final Telling telling;

    private Chronicle(Tenants tenants, Deals deals, Pages pages) {
        this.tenants = tenants;
        this.deals = deals;
        this.pages = pages;
        this.telling = new Telling(tenants.stages()::get);
    }

    /** Loads what these events are about. */
    static Chronicle open(List<StoredEvent> events, Connection connection) throws SQLException {
        var ids = new LinkedHashSet<TenantId>();
        for (var event : events) ids.add(tenantOf(event));
        var tenants = Tenants.load(ids, connection);
        var deals = new Deals(connection);
        var chronicle = new Chronicle(
                tenants,
                deals,
                new Pages(
                        connection,
                        tenants.closed(),
                        events.getFirst().position(),
                        Grain.HOUR.start(events.getLast().recordedAt())));
        chronicle.load(events);
        return chronicle;
    }

    void tell(StoredEvent event) throws SQLException {
        var moment = Occurrence.of(event);
        switch (event.payload()) {
            case DealCreated created -> create(created, moment);
            case DealEvent happened -> change(happened, moment);
            case PipelineEvent ofStage -> turn(ofStage, moment);
            default -> {}
        }
    }

    void write() throws SQLException {
        pages.write(Version.EVER);
    }

    /** Of the deals the last versions, of those with late events among these all. */
    private void load(List<StoredEvent> events) throws SQLException {
        deals.load(DealKey.known(events));
        var late = new LinkedHashSet<DealKey>();
        for (var event : events) {
            if (!(event.payload() instanceof DealEvent happened)) continue;
            var timeline = deals.of(DealKey.of(happened));
            if (timeline != null
                    && telling.isLate(timeline, happened, Occurrence.of(event).occurredAt())) {
                late.add(DealKey.of(happened));
            }
        }
        deals.loadWhole(late);
    }

    private void create(DealCreated created, Occurrence moment) {
        var key = DealKey.of(created);
        if (deals.of(key) != null) throw new IllegalStateException("created twice at position " + moment.position());
        var timeline = telling.begin(created, moment, pages.changesOf(created.tenantId(), moment));
        deals.begin(key, timeline);
        pages.add(timeline.first());
    }

    private void change(DealEvent happened, Occurrence moment) throws SQLException {
        var key = DealKey.of(happened);
        var before = deals.of(key);
        if (before == null) throw new IllegalStateException("no such deal at position " + moment.position());
        if (!deals.isWhole(key) && telling.isLate(before, happened, Telling.validAt(before, moment))) {
            pages.write(moment.position());
            deals.loadWhole(List.of(key));
            before = requireNonNull(deals.of(key));
        }
        var step = telling.goOn(before, happened, moment, pages.changesOf(happened.tenantId(), moment));
        deals.goOn(key, step.after());
        pages.add(step, moment);
    }

    private void turn(PipelineEvent event, Occurrence moment) throws SQLException {
        var turn = StageTurn.of(event, moment, tenants.stages()::get);
        if (turn == null) return;
        if (turn.isOfDeals()) {
            pages.write(moment.position());
            deals.touched(turn.tenantId(), turn.stageId(), turn.at(), deal -> {
                var changes = new Changes();
                turn.tell(deal, tenants.stages()::get, changes);
                pages.add(changes);
            });
        }
        pages.add(turn);
        tenants.stages().put(turn.stageId(), turn.step().after());
    }

    private static TenantId tenantOf(StoredEvent event) {
        return switch (event.payload()) {
            case DealEvent ofDeal -> ofDeal.tenantId();
            case PipelineEvent ofPipeline -> ofPipeline.tenantId();
            default -> throw new IllegalArgumentException(event.type());
        };
    }
}
