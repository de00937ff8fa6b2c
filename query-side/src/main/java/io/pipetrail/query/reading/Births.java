package io.pipetrail.query.reading;

import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.OccurredAt;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** From when on events count: one that says it happened before its pipeline or stage was there counts as of when that came to be. */
public final class Births {

    private final Map<Object, Instant> births = new HashMap<>();

    /** When an event counts from; events must come in the order of the log. */
    public Instant validAt(StoredEvent event) {
        var at = OccurredAt.of(event);
        return switch (event.payload()) {
            case PipelineCreated created -> born(created.pipelineId(), at);
            case StageAdded added -> born(added.stageId(), at);
            case StageRenamed e -> later(at, e.stageId());
            case StageDescribed e -> later(at, e.stageId());
            case StageOutcomeChanged e -> later(at, e.stageId());
            case StageProbabilityChanged e -> later(at, e.stageId());
            case StageRottingChanged e -> later(at, e.stageId());
            case StageRecolored e -> later(at, e.stageId());
            case StageRemoved e -> later(at, e.stageId());
            case PipelineEvent e -> later(at, e.pipelineId());
            default -> at;
        };
    }

    private Instant born(Object id, Instant at) {
        births.putIfAbsent(id, at);
        return at;
    }

    private Instant later(Instant at, Object id) {
        var birth = births.getOrDefault(id, at);
        return at.isBefore(birth) ? birth : at;
    }
}
