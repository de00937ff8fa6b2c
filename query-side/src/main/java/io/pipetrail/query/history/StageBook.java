package io.pipetrail.query.history;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.reading.Births;
import io.pipetrail.query.reading.Moment;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pipelines and stages of a tenant as far as their events have been told. A stage that was removed stays as it was last. */
public final class StageBook {

    private final TenantId tenant;
    private final Map<PipelineId, PipelineState> pipelines = new HashMap<>();
    private final Map<StageId, StageState> stages = new HashMap<>();
    private final Map<StageId, Instant> closedSince = new HashMap<>();

    StageBook(TenantId tenant) {
        this.tenant = tenant;
    }

    /**
     * The stages at a moment, told by all their events. One that deals were put into before it was added counts there with what
     * it was added with.
     */
    public static StageBook at(Moment moment, TenantId tenant, Collection<StoredEvent> events) {
        var book = new StageBook(tenant);
        var births = new Births();
        for (var event : events) {
            var adds = event.payload() instanceof PipelineCreated || event.payload() instanceof StageAdded;
            var at = births.validAt(event);
            if (adds ? event.position() <= moment.knownTo() : moment.covers(at, event.position())) book.tell(event, at);
        }
        return book;
    }

    /** Takes one more event, in the order of the log; those of others and of other things than pipelines are passed over. */
    void tell(StoredEvent event) {
        tell(event, OccurredAt.of(event));
    }

    /** @param from when it counts from */
    private void tell(StoredEvent event, Instant from) {
        if (!(event.payload() instanceof PipelineEvent happened)
                || !happened.tenantId().equals(tenant)) return;
        var at = OccurredAt.of(event);
        if (happened instanceof StageOutcomeChanged changed) turn(changed, from);
        var after = pipelines.compute(
                happened.pipelineId(), (PipelineId id, @Nullable PipelineState before) -> switch (happened) {
                    case PipelineCreated created -> PipelineState.of(created, at);
                    default -> before == null ? null : before.evolve(happened, at);
                });
        if (after != null) after.stages().forEach(stage -> stages.put(stage.id(), stage));
    }

    public Optional<PipelineState> pipeline(PipelineId pipeline) {
        return Optional.ofNullable(pipelines.get(pipeline));
    }

    Optional<StageState> stage(StageId stage) {
        return Optional.ofNullable(stages.get(stage));
    }

    /** All stages that there were, removed ones too. */
    public Collection<StageState> stages() {
        return List.copyOf(stages.values());
    }

    /** The stage that a deal is in. */
    StageThen of(DealState deal) {
        return stage(deal.stageId())
                .map(stage -> new StageThen(stage, closedSince.get(stage.id())))
                .orElseGet(() -> StageThen.nameless(deal));
    }

    /** From won to lost or back a stage stays closed. */
    private void turn(StageOutcomeChanged changed, Instant at) {
        var wasClosed = stage(changed.stageId())
                .map(stage -> stage.outcome().isClosed())
                .orElse(false);
        if (!changed.outcome().isClosed()) closedSince.remove(changed.stageId());
        else if (!wasClosed) closedSince.put(changed.stageId(), at);
    }
}
