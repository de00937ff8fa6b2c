package io.pipetrail.command.pipeline;

import static java.util.Objects.requireNonNullElse;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.pipeline.StagesReordered;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a revision into one event for each real change. */
record StageRevision(PipelineState pipeline, StageState stage, ReviseStage asked) {

    List<PipelineEvent> changes() {
        return Stream.of(renamed(), described(), outcome(), probability(), rotting(), recolored(), reordered())
                .<PipelineEvent>mapMulti((event, into) -> {
                    if (event != null) into.accept(event);
                })
                .toList();
    }

    private @Nullable PipelineEvent renamed() {
        if (!asked.name().changes(stage.name())) return null;
        return new StageRenamed(
                pipeline.tenantId(), pipeline.id(), stage.id(), asked.name().orKeep(stage.name()));
    }

    private @Nullable PipelineEvent described() {
        if (!asked.description().changes(stage.description())) return null;
        return new StageDescribed(
                pipeline.tenantId(),
                pipeline.id(),
                stage.id(),
                asked.description().value());
    }

    private @Nullable PipelineEvent outcome() {
        var outcome = outcomeAfterwards();
        if (outcome == stage.outcome()) return null;
        return new StageOutcomeChanged(pipeline.tenantId(), pipeline.id(), stage.id(), outcome);
    }

    private @Nullable PipelineEvent probability() {
        if (!asked.probability().changes(stage.probability())) return null;
        return new StageProbabilityChanged(
                pipeline.tenantId(),
                pipeline.id(),
                stage.id(),
                asked.probability().value());
    }

    private @Nullable PipelineEvent rotting() {
        var days = requireNonNullElse(asked.rottingDays().or(stage.rottingDays()), 0);
        if (days == stage.rottingDays()) return null;
        return new StageRottingChanged(pipeline.tenantId(), pipeline.id(), stage.id(), days);
    }

    private @Nullable PipelineEvent recolored() {
        if (!asked.color().changes(stage.color())) return null;
        return new StageRecolored(
                pipeline.tenantId(), pipeline.id(), stage.id(), asked.color().value());
    }

    private @Nullable PipelineEvent reordered() {
        var before = pipeline.stages().stream().map(StageState::id).toList();
        var after = new ArrayList<StageId>(before);
        var place = asked.displayOrder().orKeep(pipeline.positionOf(stage.id()));
        after.remove(stage.id());
        after.add(Math.clamp(place - 1L, 0, after.size()), stage.id());
        return after.equals(before) ? null : new StagesReordered(pipeline.tenantId(), pipeline.id(), after);
    }

    /** A stage cannot be won and lost at once, so taking the one on means giving the other up in the same breath. */
    private Outcome outcomeAfterwards() {
        var won = asked.won().orKeep(stage.outcome() == Outcome.WON);
        var lost = asked.lost().orKeep(stage.outcome() == Outcome.LOST);
        if (won && lost) throw PipelineRejected.bothWonAndLost(pipeline.id(), stage.id());
        if (won) return Outcome.WON;
        return lost ? Outcome.LOST : Outcome.OPEN;
    }
}
