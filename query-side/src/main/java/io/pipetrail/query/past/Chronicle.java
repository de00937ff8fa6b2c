package io.pipetrail.query.past;

import static java.util.Objects.requireNonNull;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.DealKey;
import io.pipetrail.query.reading.Grain;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells events one by one in the order of the log: what became of deals and stages, and of the totals. */
final class Chronicle {

    private final Tenants tenants;
    private final Deals deals;
    private final Pages pages;

    private Chronicle(Tenants tenants, Deals deals, Pages pages) {
        this.tenants = tenants;
        this.deals = deals;
        this.pages = pages;
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
            case StageAdded added -> add(added, moment);
            case StageOutcomeChanged changed ->
                change(changed, changed.stageId(), moment, terms -> terms.meaning(changed.outcome()));
            case StageProbabilityChanged changed ->
                change(changed, changed.stageId(), moment, terms -> terms.likely(changed.probability()));
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
            if (timeline != null && isLate(happened, Occurrence.of(event).occurredAt(), timeline)) {
                late.add(DealKey.of(happened));
            }
        }
        deals.loadWhole(late);
    }

    private void create(DealCreated created, Occurrence moment) {
        var key = DealKey.of(created);
        if (deals.of(key) != null) throw new IllegalStateException("created twice at position " + moment.position());
        var at = moment.occurredAt();
        var first = new Version<>(at, moment.position(), DealState.of(created, at));
        deals.begin(key, Timeline.of(first));
        pages.add(first);
        var changes = pages.changesOf(created.tenantId(), moment);
        if (at.isBefore(lastTurn(created.stageId()))) {
            new Account(tenants.stages()::get).tell(Timeline.of(first), at, changes::tell);
        } else {
            changes.tell(at, null, standing(first.state));
        }
    }

    private void change(DealEvent happened, Occurrence moment) throws SQLException {
        var key = DealKey.of(happened);
        var before = deals.of(key);
        if (before == null) throw new IllegalStateException("no such deal at position " + moment.position());
        var at = moment.validAt(before.last().state.createdAt());
        var late = isLate(happened, at, before);
        if (late && !deals.isWhole(key)) {
            pages.write(moment.position());
            deals.loadWhole(List.of(key));
            before = requireNonNull(deals.of(key));
        }
        var step = before.evolve(at, moment.position(), deal -> deal.evolve(happened, moment.occurredAt()));
        deals.goOn(key, step.after());
        pages.add(step, moment);
        var changes = pages.changesOf(happened.tenantId(), moment);
        if (late) {
            var account = new Account(tenants.stages()::get);
            account.tell(before, at, changes::takeBack);
            account.tell(step.after(), at, changes::tell);
        } else {
            changes.tell(
                    at, standing(before.last().state), standing(step.after().last().state));
        }
    }

    private void add(StageAdded added, Occurrence moment) {
        var first = new Version<>(
                moment.occurredAt(), moment.position(), new StageTerms(added.outcome(), added.probability()));
        tenants.stages().put(added.stageId(), Timeline.of(first));
        pages.add(new StageVersion(added.tenantId(), added.stageId(), first));
    }

    private void change(PipelineEvent event, StageId id, Occurrence moment, UnaryOperator<StageTerms> change)
            throws SQLException {
        var before = tenants.stages().get(id);
        if (before == null) throw new IllegalStateException("no such stage at position " + moment.position());
        pages.write(moment.position());
        var at = moment.validAt(before.first().validFrom);
        var step = before.evolve(at, moment.position(), change);
        for (var version : step.corrected()) pages.correct(new StageVersion(event.tenantId(), id, version), moment);
        for (var version : step.added()) pages.add(new StageVersion(event.tenantId(), id, version));
        var then = new Account(tenants.stages()::get);
        var now = new Account(
                stage -> stage.equals(id) ? step.after() : tenants.stages().get(stage));
        deals.touched(event.tenantId(), id, at, timeline -> {
            var changes = new Changes();
            var ofDeal = changes.of(event.tenantId(), moment.position(), moment.recordedAt());
            then.tell(timeline, at, ofDeal::takeBack);
            now.tell(timeline, at, ofDeal::tell);
            pages.add(changes);
        });
        tenants.stages().put(id, step.after());
    }

    /** Whether an event changes something that was told already: it is before what is known of its deal, or of the stages. */
    private boolean isLate(DealEvent happened, Instant at, Timeline<DealState> deal) {
        var stage = deal.last().state.stageId();
        var next = happened instanceof DealMovedToStage moved ? moved.stageId() : stage;
        return at.isBefore(deal.last().validFrom) || at.isBefore(lastTurn(stage)) || at.isBefore(lastTurn(next));
    }

    /** When a stage's terms changed last. */
    private Instant lastTurn(StageId id) {
        var stage = tenants.stages().get(id);
        return stage == null || stage.versions().size() == 1 ? Instant.MIN : stage.last().validFrom;
    }

    private Standing standing(DealState deal) {
        var stage = tenants.stages().get(deal.stageId());
        return Standing.of(deal, stage == null ? Meaning.UNKNOWN : Meaning.last(stage));
    }

    private static TenantId tenantOf(StoredEvent event) {
        return switch (event.payload()) {
            case DealEvent ofDeal -> ofDeal.tenantId();
            case PipelineEvent ofPipeline -> ofPipeline.tenantId();
            default -> throw new IllegalArgumentException(event.type());
        };
    }
}
