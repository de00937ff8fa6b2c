package io.pipetrail.command.imports;

import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds pipelines and stages by their names. For one thread. */
final class Places {

    private static final long FRESH_FOR = TimeUnit.SECONDS.toNanos(1);

    private final Supplier<Known> source;
    private Known known;
    private long readAt = System.nanoTime();

    private Places(Supplier<Known> source) {
        this.source = source;
        this.known = source.get();
    }

    static Places of(TenantId tenant, Tenants tenants, StageDirectory stages) {
        return new Places(() -> known(tenant, tenants, stages));
    }

    /** These and no others. */
    static Places of(List<PipelineState> pipelines) {
        var known = new Known(pipelines, pipelines.stream().findFirst().orElse(null));
        return new Places(() -> known);
    }

    /** The pipeline of that name; of new deals where there is no name. */
    PipelineState pipeline(@Nullable String name) {
        return known(() -> known.pipeline(name))
                .orElseThrow(() -> new BadRow(
                        name == null ? "there is no pipeline yet" : "there is no pipeline \"" + name + "\""));
    }

    StageId stage(@Nullable String pipeline, String name) {
        return known(() -> known.pipeline(pipeline).flatMap(it -> stage(it, name)))
                .orElseThrow(() -> new BadRow("there is no stage \"" + name + "\" in the pipeline \""
                        + pipeline(pipeline).name() + "\""))
                .id();
    }

    Optional<PipelineState> find(@Nullable String pipeline) {
        return known.pipeline(pipeline);
    }

    static Optional<StageState> stage(PipelineState pipeline, String name) {
        return pipeline.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst();
    }

    /** Looks again, but not all the time, where nothing was found. */
    private <T> Optional<T> known(Supplier<Optional<T>> question) {
        var answer = question.get();
        if (answer.isPresent() || System.nanoTime() - readAt < FRESH_FOR) return answer;
        known = source.get();
        readAt = System.nanoTime();
        return question.get();
    }

    private static Known known(TenantId tenant, Tenants tenants, StageDirectory stages) {
        var pipelines = tenants.find(tenant).stream()
                .flatMap(it -> it.pipelines().stream())
                .flatMap(id -> stages.pipeline(tenant, id).stream())
                .toList();
        return new Known(pipelines, stages.defaultPipeline(tenant).orElse(null));
    }

    private record Known(
            List<PipelineState> pipelines, @Nullable PipelineState forNewDeals) {

        Optional<PipelineState> pipeline(@Nullable String name) {
            if (name == null) return Optional.ofNullable(forNewDeals);
            return pipelines.stream().filter(it -> it.name().equals(name)).findFirst();
        }
    }
}
