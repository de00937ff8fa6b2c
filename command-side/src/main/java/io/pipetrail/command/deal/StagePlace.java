package io.pipetrail.command.deal;

import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;

/** A stage and the pipeline that it belongs to. */
public record StagePlace(PipelineState pipeline, StageState stage) {}
