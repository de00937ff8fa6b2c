package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;

/** A stage was removed, and the pipeline is in this version now. */
public record StageGone(PipelineId pipelineId, long pipelineVersion, StageId stageId) {}
