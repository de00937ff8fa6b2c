package io.pipetrail.standalone.demo;

import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.pipeline.PipelineType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The one pipeline of the demo store: four open stages, won and lost. */
record DemoPipeline(PipelineId id, List<NewStage> stages) {

    static DemoPipeline at(Instant opened, Chance chance) {
        return new DemoPipeline(
                new PipelineId(chance.id(opened)),
                List.of(
                        stage(chance.id(opened), "Lead", Outcome.OPEN, "0.1", 30, "#3B82F6"),
                        stage(chance.id(opened), "Qualified", Outcome.OPEN, "0.25", 30, "#10B981"),
                        stage(chance.id(opened), "Proposal", Outcome.OPEN, "0.5", 21, "#F59E0B"),
                        stage(chance.id(opened), "Negotiation", Outcome.OPEN, "0.75", 14, "#F97316"),
                        stage(chance.id(opened), "Won", Outcome.WON, null, 0, "#8B5CF6"),
                        stage(chance.id(opened), "Lost", Outcome.LOST, null, 0, "#EF4444")));
    }

    NewPipeline asNew() {
        return new NewPipeline(id, "Sales Pipeline", "Generated deals to look at", PipelineType.SALES, stages);
    }

    StageId open(int step) {
        return stages.get(step).id();
    }

    int openStages() {
        return (int)
                stages.stream().filter(stage -> stage.outcome() == Outcome.OPEN).count();
    }

    StageId closed(Outcome outcome) {
        return stages.stream()
                .filter(stage -> stage.outcome() == outcome)
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static NewStage stage(
            UUID id, String name, Outcome outcome, @Nullable String probability, int rottingDays, String color) {
        return new NewStage(
                new StageId(id),
                null,
                name,
                null,
                outcome,
                probability == null ? null : Probability.of(probability),
                rottingDays,
                color);
    }
}
