package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;

/** A stage after a command, where it stands in its pipeline (from 1), and the pipeline's version. */
public record StageDecided(PipelineId pipelineId, long pipelineVersion, int displayOrder, StageState stage) {

    public static StageDecided of(PipelineState pipeline, StageId stageId) {
        var stage = pipeline.stage(stageId).orElseThrow(() -> PipelineRejected.unknownStage(pipeline.id(), stageId));
        return new StageDecided(pipeline.id(), pipeline.version(), pipeline.positionOf(stageId), stage);
    }
}
