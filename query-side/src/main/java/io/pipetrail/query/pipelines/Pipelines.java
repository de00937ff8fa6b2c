package io.pipetrail.query.pipelines;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.tenant.TenantState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant's pipelines in display order. */
public record Pipelines(
        List<PipelineState> inOrder, @Nullable PipelineId defaultPipeline) {

    static Pipelines of(Optional<TenantState> tenant, List<PipelineState> unordered) {
        var order = tenant.map(TenantState::pipelines).orElse(List.of());
        // One that the tenant does not list yet comes last.
        var inOrder = unordered.stream()
                .sorted(Comparator.comparingInt(
                        pipeline -> order.contains(pipeline.id()) ? order.indexOf(pipeline.id()) : Integer.MAX_VALUE))
                .toList();
        return new Pipelines(inOrder, tenant.map(TenantState::defaultPipeline).orElse(null));
    }

    public Optional<PipelineState> find(PipelineId id) {
        return inOrder.stream().filter(pipeline -> pipeline.id().equals(id)).findFirst();
    }

    /** The default pipeline, or else the first. */
    public Optional<PipelineState> usual() {
        return inOrder.stream()
                .filter(this::isDefault)
                .findFirst()
                .or(() -> inOrder.stream().findFirst());
    }

    public boolean isDefault(PipelineState pipeline) {
        return pipeline.id().equals(defaultPipeline);
    }

    /** Where a pipeline stands, from 1. */
    public int displayOrder(PipelineState pipeline) {
        return inOrder.indexOf(pipeline) + 1;
    }

    public Stream<StageState> stages() {
        return inOrder.stream().flatMap(pipeline -> pipeline.stages().stream());
    }
}
