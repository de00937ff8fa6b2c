package io.pipetrail.events.pipeline;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a pipeline is after its events, with its stages in display order. The version counts its events. */
public record PipelineState(
        TenantId tenantId,
        PipelineId id,
        String name,
        @Nullable String description,
        PipelineType type,
        boolean active,
        boolean deleted,
        List<StageState> stages,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static PipelineState of(PipelineCreated created, Instant at) {
        return new PipelineState(
                created.tenantId(),
                created.pipelineId(),
                created.name(),
                created.description(),
                created.type(),
                true,
                false,
                List.of(),
                1,
                at,
                at);
    }

    public PipelineState evolve(PipelineEvent event, Instant at) {
        return switch (event) {
            case PipelineCreated created -> of(created, at);
            case PipelineRenamed renamed -> next(renamed.name(), description, type, active, deleted, stages, at);
            case PipelineDescribed described -> next(name, described.description(), type, active, deleted, stages, at);
            case PipelineTypeChanged changed -> next(name, description, changed.type(), active, deleted, stages, at);
            case PipelineActivated activated -> next(name, description, type, true, deleted, stages, at);
            case PipelineDeactivated deactivated -> next(name, description, type, false, deleted, stages, at);
            case PipelineDeleted gone -> next(name, description, type, active, true, stages, at);
            case PipelineRestored back -> next(name, description, type, active, false, stages, at);
            case StageAdded added -> withStages(inserted(added, at), at);
            case StageRenamed e -> changed(e.stageId(), stage -> stage.named(e.name(), at), at);
            case StageDescribed e -> changed(e.stageId(), stage -> stage.described(e.description(), at), at);
            case StageOutcomeChanged e -> changed(e.stageId(), stage -> stage.meaning(e.outcome(), at), at);
            case StageProbabilityChanged e -> changed(e.stageId(), stage -> stage.likely(e.probability(), at), at);
            case StageRottingChanged e -> changed(e.stageId(), stage -> stage.rottingAfter(e.rottingDays(), at), at);
            case StageRecolored e -> changed(e.stageId(), stage -> stage.colored(e.color(), at), at);
            case StagesReordered reordered -> withStages(ordered(reordered.stageIds()), at);
            case StageRemoved removed -> withStages(without(removed.stageId()), at);
        };
    }

    public Optional<StageState> stage(StageId stageId) {
        return stages.stream().filter(stage -> stage.id().equals(stageId)).findFirst();
    }

    /** The stage that new deals of this pipeline begin in. */
    public Optional<StageState> firstStage() {
        return stages.stream().findFirst();
    }

    public Optional<StageState> firstStage(Outcome outcome) {
        return stages.stream().filter(stage -> stage.outcome() == outcome).findFirst();
    }

    /** Where a stage stands, from 1; 0 for a stage that is not here. */
    public int positionOf(StageId stageId) {
        return stages.stream().map(StageState::id).toList().indexOf(stageId) + 1;
    }

    private List<StageState> inserted(StageAdded added, Instant at) {
        var all = new ArrayList<>(stages);
        all.add(Math.clamp(added.position() - 1L, 0, all.size()), StageState.of(added, at));
        return all;
    }

    private List<StageState> ordered(List<StageId> order) {
        var all = new ArrayList<>(stages);
        all.sort(Comparator.comparingInt(stage -> order.indexOf(stage.id())));
        return all;
    }

    private List<StageState> without(StageId stageId) {
        return stages.stream().filter(stage -> !stage.id().equals(stageId)).toList();
    }

    private PipelineState changed(StageId stageId, UnaryOperator<StageState> change, Instant at) {
        return withStages(
                stages.stream()
                        .map(stage -> stage.id().equals(stageId) ? change.apply(stage) : stage)
                        .toList(),
                at);
    }

    private PipelineState withStages(List<StageState> stages, Instant at) {
        return next(name, description, type, active, deleted, List.copyOf(stages), at);
    }

    private PipelineState next(
            String name,
            @Nullable String description,
            PipelineType type,
            boolean active,
            boolean deleted,
            List<StageState> stages,
            Instant at) {
        return new PipelineState(
                tenantId, id, name, description, type, active, deleted, stages, version + 1, createdAt, latest(at));
    }

    /** A backdated change does not make the pipeline look older than it did. */
    private Instant latest(Instant at) {
        return at.isAfter(updatedAt) ? at : updatedAt;
    }
}
