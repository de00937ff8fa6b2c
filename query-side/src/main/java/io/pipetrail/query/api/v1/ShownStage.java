package io.pipetrail.query.api.v1;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import java.util.stream.Stream;

/** A stage in a summary, and whose it is. */
record ShownStage(PipelineId pipeline, StageState stage) {

    static Stream<ShownStage> of(PipelineState pipeline, boolean onlyOpen) {
        return pipeline.stages().stream()
                .filter(stage -> !onlyOpen || !stage.outcome().isClosed())
                .map(stage -> new ShownStage(pipeline.id(), stage));
    }
}
