package io.pipetrail.command.pipeline;

import io.pipetrail.command.Change;
import io.pipetrail.events.pipeline.PipelineType;

/** What shall change about a pipeline itself. */
public record PipelineRevision(
        Change<String> name, Change<String> description, Change<PipelineType> type, Change<Boolean> active) {

    public static final PipelineRevision NOTHING =
            new PipelineRevision(Change.none(), Change.none(), Change.none(), Change.none());
}
