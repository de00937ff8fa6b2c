package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.pipeline.PipelineState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A pipeline among others, with how much is in it. */
public record IntrozyListedPipeline(
        String id,
        String type,
        String name,
        @Nullable String description,
        int stageCount,
        long dealCount,
        @IntrozyInstant Instant createdAt) {

    public static IntrozyListedPipeline of(PipelineState pipeline, long dealCount) {
        return new IntrozyListedPipeline(
                pipeline.id().toString(),
                pipeline.type().name(),
                pipeline.name(),
                pipeline.description(),
                pipeline.stages().size(),
                dealCount,
                pipeline.createdAt());
    }
}
