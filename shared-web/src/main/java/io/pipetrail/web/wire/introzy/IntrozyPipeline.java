package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A pipeline with its stages in their order. */
public record IntrozyPipeline(
        String id, String type, String name, @Nullable String description, List<Stage> stages) {

    /**
     * A stage with how many deals are in it.
     *
     * @param sortOrder from 0
     */
    public record Stage(
            String id,
            String label,
            @Nullable String color,
            @Nullable String description,
            int sortOrder,
            long dealCount) {}

    public static IntrozyPipeline of(PipelineState pipeline, ToLongFunction<StageId> dealCount) {
        var stages = pipeline.stages();
        return new IntrozyPipeline(
                pipeline.id().toString(),
                pipeline.type().name(),
                pipeline.name(),
                pipeline.description(),
                IntStream.range(0, stages.size())
                        .mapToObj(place -> stage(stages.get(place), place, dealCount))
                        .toList());
    }

    private static Stage stage(StageState stage, int place, ToLongFunction<StageId> dealCount) {
        return new Stage(
                stage.id().toString(),
                stage.name(),
                stage.color(),
                stage.description(),
                place,
                dealCount.applyAsLong(stage.id()));
    }
}
