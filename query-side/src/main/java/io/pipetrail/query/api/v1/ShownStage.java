package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.web.problem.Refusal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stage in a summary, and whose it is. */
record ShownStage(PipelineId pipeline, StageState stage) {

    /** Of one pipeline, or else of all, in display order. */
    static List<ShownStage> of(Pipelines pipelines, @Nullable PipelineId id, boolean onlyOpen) {
        var shown = id == null
                ? pipelines.inOrder()
                : List.of(pipelines.find(id).orElseThrow(() -> Refusal.notFound("pipeline")));
        return shown.stream().flatMap(pipeline -> of(pipeline, onlyOpen)).toList();
    }

    static Stream<ShownStage> of(PipelineState pipeline, boolean onlyOpen) {
        return pipeline.stages().stream()
                .filter(stage -> !onlyOpen || !stage.outcome().isClosed())
                .map(stage -> new ShownStage(pipeline.id(), stage));
    }
}
