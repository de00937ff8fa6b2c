package io.pipetrail.query.history;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stages of a tenant as they were at positions of the log, asked for in ascending order. A stage that was removed
 * stays as it was last. Only pipelines that are asked for are read.
 */
final class StagesThen {

    private final TenantId tenant;
    private final EventLog log;
    private final Set<PipelineId> read = new HashSet<>();
    private final Map<PipelineId, PipelineState> pipelines = new HashMap<>();
    private final Map<StageId, StageState> stages = new HashMap<>();
    private final Queue<StoredEvent> ahead = new ArrayDeque<>();

    StagesThen(TenantId tenant, EventLog log) {
        this.tenant = tenant;
        this.log = log;
    }

    /** A stage as the log had it up to a position. */
    Optional<StageState> at(long position, PipelineId pipeline, StageId stage) {
        if (read.add(pipeline)) enqueue(pipeline);
        for (var event = ahead.peek(); event != null && event.position() <= position; event = ahead.peek()) {
            fold(event);
            ahead.remove();
        }
        return Optional.ofNullable(stages.get(stage));
    }

    /** A pipeline's name as it is at the end of the log. */
    Optional<String> name(PipelineId pipeline) {
        return Optional.ofNullable(pipelines.get(pipeline)).map(PipelineState::name);
    }

    private void enqueue(PipelineId pipeline) {
        var all = new ArrayList<>(ahead);
        log.stream(pipeline.toString(), 0).stream()
                .filter(event -> event.payload() instanceof PipelineEvent of
                        && of.tenantId().equals(tenant))
                .forEach(all::add);
        all.sort(Comparator.comparingLong(StoredEvent::position));
        ahead.clear();
        ahead.addAll(all);
    }

    private void fold(StoredEvent event) {
        var happened = (PipelineEvent) event.payload();
        var after = pipelines.compute(
                happened.pipelineId(), (PipelineId id, @Nullable PipelineState before) -> switch (happened) {
                    case PipelineCreated created -> PipelineState.of(created, OccurredAt.of(event));
                    default -> before == null ? null : before.evolve(happened, OccurredAt.of(event));
                });
        if (after != null) after.stages().forEach(stage -> stages.put(stage.id(), stage));
    }
}
