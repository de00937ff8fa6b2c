package io.pipetrail.query.audit;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineActivated;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeactivated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineDescribed;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.PipelineRestored;
import io.pipetrail.events.pipeline.PipelineTypeChanged;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import io.pipetrail.events.pipeline.StagesReordered;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tenant's pipelines and their stages as their events leave them. */
final class PipelineRows {

    /** A pipeline; its stages stand in display order. */
    private static final class Pipeline {

        private final Row row;
        private final StageRows stages;
        private Instant updatedAt;

        private Pipeline(PipelineCreated created, Instant at) {
            stages = new StageRows(created.tenantId(), created.pipelineId());
            updatedAt = at;
            row = new Row()
                    .set("tenant_id", created.tenantId())
                    .set("pipeline_id", created.pipelineId())
                    .set("name", created.name())
                    .set("description", created.description())
                    .set("type", created.type())
                    .set("active", true)
                    .set("deleted", false)
                    .set("version", 1)
                    .set("created_at", at)
                    .set("updated_at", at);
        }

        private void take(PipelineEvent event, Instant at) {
            if (at.isAfter(updatedAt)) updatedAt = at;
            row.set("version", (Long) row.require("version") + 1).set("updated_at", updatedAt);
            switch (event) {
                case PipelineCreated e -> {}
                case PipelineRenamed e -> row.set("name", e.name());
                case PipelineDescribed e -> row.set("description", e.description());
                case PipelineTypeChanged e -> row.set("type", e.type());
                case PipelineActivated e -> row.set("active", true);
                case PipelineDeactivated e -> row.set("active", false);
                case PipelineDeleted e -> row.set("deleted", true);
                case PipelineRestored e -> row.set("deleted", false);
                case StageAdded e -> stages.add(e, at);
                case StageRemoved e -> stages.remove(e.stageId());
                case StagesReordered e -> stages.order(e.stageIds());
                case StageRenamed e -> stages.change(e.stageId(), at, "name", e.name());
                case StageDescribed e -> stages.change(e.stageId(), at, "description", e.description());
                case StageOutcomeChanged e -> stages.change(e.stageId(), at, "outcome", e.outcome());
                case StageProbabilityChanged e -> stages.change(e.stageId(), at, "probability", e.probability());
                case StageRottingChanged e -> stages.change(e.stageId(), at, "rotting_days", e.rottingDays());
                case StageRecolored e -> stages.change(e.stageId(), at, "color", e.color());
            }
        }
    }

    private final Map<PipelineId, Pipeline> pipelines = new LinkedHashMap<>();

    void take(PipelineEvent event, Happening happened) {
        if (event instanceof PipelineCreated created) {
            pipelines.put(created.pipelineId(), new Pipeline(created, happened.at()));
            return;
        }
        var pipeline = pipelines.get(event.pipelineId());
        if (pipeline != null) pipeline.take(event, happened.at());
    }

    Collection<Row> rows() {
        return pipelines.values().stream().map(pipeline -> pipeline.row).toList();
    }

    List<Row> stages() {
        return pipelines.values().stream()
                .flatMap(pipeline -> pipeline.stages.rows().stream())
                .toList();
    }
}
