package io.pipetrail.query.pipelines;

import static java.util.stream.Collectors.toSet;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.events.tenant.TenantOpened;
import io.pipetrail.events.tenant.TenantState;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import io.pipetrail.query.reading.Births;
import io.pipetrail.query.reading.Moment;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Folds what belongs to a moment, in the order of the log; what holds deals then is there in any case. */
final class PipelinesReplay {

    private final Moment moment;
    private final Set<StageId> held;
    private final long position;
    private final Map<PipelineId, PipelineState> pipelines = new LinkedHashMap<>();
    private final Births births = new Births();
    private @Nullable TenantState tenant;

    PipelinesReplay(Moment moment, Set<StageId> held, long position) {
        this.moment = moment;
        this.held = held;
        this.position = position;
    }

    Pipelines of(long stamp, List<StoredEvent> events) {
        var holding = events.stream()
                .filter(event -> event.payload() instanceof StageAdded added && held.contains(added.stageId()))
                .map(event -> ((StageAdded) event.payload()).pipelineId())
                .collect(toSet());
        for (var event : events) {
            var from = births.validAt(event);
            if (event.position() <= position && counts(event, from, holding)) fold(event);
        }
        var oldestFirst = pipelines.values().stream()
                .sorted(Comparator.comparing(PipelineState::createdAt))
                .toList();
        return Pipelines.of(stamp, Optional.ofNullable(tenant), oldestFirst);
    }

    private boolean counts(StoredEvent event, Instant from, Set<PipelineId> holding) {
        return switch (event.payload()) {
            case TenantOpened opened -> event.position() <= moment.knownTo();
            case PipelineCreated created
            when holding.contains(created.pipelineId()) -> event.position() <= moment.knownTo();
            case StageAdded added when held.contains(added.stageId()) -> event.position() <= moment.knownTo();
            case StageRemoved removed when held.contains(removed.stageId()) -> false;
            case PipelineDeleted deleted when holding.contains(deleted.pipelineId()) -> false;
            default -> moment.covers(from, event.position());
        };
    }

    private void fold(StoredEvent event) {
        var at = OccurredAt.of(event);
        switch (event.payload()) {
            case TenantOpened opened -> tenant = TenantState.of(opened, at);
            case TenantEvent happened -> tenant = tenant == null ? null : tenant.evolve(happened, at);
            case PipelineCreated created -> pipelines.put(created.pipelineId(), PipelineState.of(created, at));
            case PipelineEvent happened ->
                pipelines.computeIfPresent(happened.pipelineId(), (id, pipeline) -> pipeline.evolve(happened, at));
            default -> {}
        }
    }
}
