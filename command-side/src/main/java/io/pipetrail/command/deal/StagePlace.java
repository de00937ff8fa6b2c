package io.pipetrail.command.deal;

import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage and the pipeline that it belongs to.
 *
 * @param closedSince when the stage came to be a won or lost one, if it was not so from its beginning
 */
public record StagePlace(
        PipelineState pipeline, StageState stage, @Nullable Instant closedSince) {}
