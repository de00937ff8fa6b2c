package io.pipetrail.command.imports;

import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.registry.Tenants;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.web.wire.v1.Ids;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds pipelines and stages by their names or ids. For one thread. */
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

    /** The pipeline of that name; of new deals where there is no name. */
    PipelineState pipeline(@Nullable String name) {
        return known(() -> known.pipeline(name))
                .orElseThrow(() -> new BadRow(
                        name == null ? "there is no pipeline yet" : "there is no pipeline \"" + name + "\""));
    }

    /** The stage of that name or id, in the pipeline of that name or id. */
    StageState stage(@Nullable String pipeline, String name) {
        return known(() -> known.pipeline(pipeline).flatMap(it -> stage(it, name)))
                .orElseThrow(() -> new BadRow("there is no stage \"" + name + "\" in the pipeline \""
                        + pipeline(pipeline).name() + "\""));
    }

    /** These as they would be with this pipeline, new or changed, for new deals. */
    Places with(PipelineState pipeline) {
        var all = Stream.concat(
                        known.pipelines().stream().filter(it -> !it.id().equals(pipeline.id())), Stream.of(pipeline))
                .toList();
        var imagined = new Known(all, pipeline);
        return new Places(() -> imagined);
    }

    Optional<PipelineState> find(@Nullable String pipeline) {
        return known.pipeline(pipeline);
    }

    static Optional<StageState> stage(PipelineState pipeline, String name) {
        return only(
                pipeline.stages(),
                stage -> Ids.print(stage.id()).equals(name),
                stage -> stage.name().equals(name),
                "the stage \"" + name + "\"");
    }

    /** An id is one thing's only, while a name may be that of several: which is meant nobody can tell then. */
    private static <T> Optional<T> only(List<T> all, Predicate<T> hasId, Predicate<T> hasName, String what) {
        var byId = all.stream().filter(hasId).findFirst();
        if (byId.isPresent()) return byId;
        var named = all.stream().filter(hasName).limit(2).toList();
        if (named.size() > 1) throw new BadRow(what + " is ambiguous: give its id");
        return named.stream().findFirst();
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
            return only(
                    pipelines,
                    it -> Ids.print(it.id()).equals(name),
                    it -> it.name().equals(name),
                    "the pipeline \"" + name + "\"");
        }
    }
}
