package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.web.wire.gauzy.GauzyPipeline;
import io.pipetrail.web.wire.gauzy.GauzyStage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stages that the deals of one answer are in, each of which is made but once, as is its pipeline. */
final class StagesOfDeals {

    private final Pipelines pipelines;
    private final Relations relations;
    private final Map<StageId, Optional<GauzyStage>> stages = new HashMap<>();
    private final Map<PipelineId, GauzyPipeline> shown = new HashMap<>();

    StagesOfDeals(Pipelines pipelines, Relations relations) {
        this.pipelines = pipelines;
        this.relations = relations;
    }

    /** Null where the stage of a deleted deal has been removed. */
    @Nullable
    GauzyStage of(DealState deal) {
        return stages.computeIfAbsent(deal.stageId(), it -> made(deal)).orElse(null);
    }

    private Optional<GauzyStage> made(DealState deal) {
        return pipelines
                .find(deal.pipelineId())
                .or(() -> deleted(deal.pipelineId()))
                .flatMap(there ->
                        there.stage(deal.stageId()).map(stage -> GauzyStage.of(there, stage, null, shown(there))));
    }

    private @Nullable GauzyPipeline shown(PipelineState pipeline) {
        if (!relations.has("pipeline")) return null;
        return shown.computeIfAbsent(
                pipeline.id(),
                it -> relations.has("pipeline.stages")
                        ? GauzyPipeline.withStages(pipeline)
                        : GauzyPipeline.withoutStages(pipeline));
    }

    private Optional<PipelineState> deleted(PipelineId id) {
        return pipelines.deleted().stream()
                .filter(pipeline -> pipeline.id().equals(id))
                .findFirst();
    }
}
