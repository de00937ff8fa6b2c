package io.pipetrail.command.pipeline;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pipeline as it is asked for, with its stages in order. */
public record NewPipeline(
        PipelineId id,
        String name,
        @Nullable String description,
        PipelineType type,
        boolean active,
        List<NewStage> stages) {

    /** An active one. */
    public NewPipeline(
            PipelineId id, String name, @Nullable String description, PipelineType type, List<NewStage> stages) {
        this(id, name, description, type, true, stages);
    }
}
