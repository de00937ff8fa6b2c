package io.pipetrail.query.pipelines;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.tenant.TenantState;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A tenant's pipelines in display order; the tenant itself is empty where it is not known here yet.
 *
 * @param stamp tells these from what they were before any change, see {@link Catalog#STAMP}
 * @param stagesById those of deleted pipelines too
 * @param deleted the pipelines that are deleted, oldest first
 */
public record Pipelines(
        long stamp,
        Optional<TenantState> tenant,
        List<PipelineState> inOrder,
        Map<StageId, StageState> stagesById,
        List<PipelineState> deleted) {

    /** All pipelines of a tenant, deleted ones among them, in any order. */
    static Pipelines of(long stamp, Optional<TenantState> tenant, List<PipelineState> all) {
        var order = tenant.map(TenantState::pipelines).orElse(List.of());
        // One that the tenant does not list yet comes last.
        var inOrder = all.stream()
                .filter(pipeline -> !pipeline.deleted())
                .sorted(Comparator.comparingInt(
                        pipeline -> order.contains(pipeline.id()) ? order.indexOf(pipeline.id()) : Integer.MAX_VALUE))
                .toList();
        return new Pipelines(
                stamp,
                tenant,
                inOrder,
                byId(all),
                all.stream().filter(PipelineState::deleted).toList());
    }

    private static Map<StageId, StageState> byId(List<PipelineState> pipelines) {
        return pipelines.stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .collect(Collectors.toUnmodifiableMap(StageState::id, stage -> stage));
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
        return tenant.map(TenantState::defaultPipeline)
                .filter(pipeline.id()::equals)
                .isPresent();
    }

    /** Where a pipeline stands, from 1. */
    public int displayOrder(PipelineState pipeline) {
        return inOrder.indexOf(pipeline) + 1;
    }

    public Stream<StageState> stages() {
        return inOrder.stream().flatMap(pipeline -> pipeline.stages().stream());
    }
}
