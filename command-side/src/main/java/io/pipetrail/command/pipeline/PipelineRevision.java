package io.pipetrail.command.pipeline;

import io.pipetrail.command.Change;
import io.pipetrail.events.pipeline.PipelineType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shall change about a pipeline itself.
 *
 * @param stages all that it shall have, in their order, the others being removed; null leaves them alone
 */
public record PipelineRevision(
        Change<String> name,
        Change<String> description,
        Change<PipelineType> type,
        Change<Boolean> active,
        @Nullable List<WantedStage> stages) {

    public static final PipelineRevision NOTHING =
            new PipelineRevision(Change.none(), Change.none(), Change.none(), Change.none());

    /** Leaves the stages alone. */
    public PipelineRevision(
            Change<String> name, Change<String> description, Change<PipelineType> type, Change<Boolean> active) {
        this(name, description, type, active, null);
    }
}
