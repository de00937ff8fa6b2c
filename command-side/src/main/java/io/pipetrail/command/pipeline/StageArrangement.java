package io.pipetrail.command.pipeline;

import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.pipeline.StagesReordered;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a list of all wanted stages into one event for each real change: removals, changes, then the order; new stages are added in between. */
record StageArrangement(PipelineState pipeline, List<WantedStage> wanted) {

    List<PipelineEvent> removals() {
        var stay = wanted.stream().map(WantedStage::id).toList();
        return pipeline.stages().stream()
                .filter(stage -> !stay.contains(stage.id()))
                .<PipelineEvent>map(stage -> new StageRemoved(pipeline.tenantId(), pipeline.id(), stage.id()))
                .toList();
    }

    List<PipelineEvent> changes() {
        var changes = new ArrayList<PipelineEvent>();
        for (var each : wanted) {
            if (each instanceof WantedStage.Kept kept) changes(kept, require(kept.id()), changes);
        }
        return changes;
    }

    List<NewStage> additions() {
        return wanted.stream()
                .<NewStage>mapMulti((each, into) -> {
                    if (each instanceof WantedStage.Added added) into.accept(added.stage());
                })
                .toList();
    }

    /** Once all else has happened to the pipeline. */
    static @Nullable PipelineEvent order(PipelineState pipeline, List<WantedStage> wanted) {
        List<StageId> order = wanted.stream().map(WantedStage::id).toList();
        var before = pipeline.stages().stream().map(StageState::id).toList();
        return order.equals(before) ? null : new StagesReordered(pipeline.tenantId(), pipeline.id(), order);
    }

    private void changes(WantedStage.Kept kept, StageState stage, List<PipelineEvent> changes) {
        var name = kept.name().orKeep(stage.name());
        if (!name.equals(stage.name())) {
            changes.add(new StageRenamed(pipeline.tenantId(), pipeline.id(), stage.id(), name));
        }
        if (kept.description().changes(stage.description())) {
            changes.add(new StageDescribed(
                    pipeline.tenantId(),
                    pipeline.id(),
                    stage.id(),
                    kept.description().value()));
        }
    }

    private StageState require(StageId stage) {
        return pipeline.stage(stage).orElseThrow(() -> PipelineRejected.unknownStage(pipeline.id(), stage));
    }
}
