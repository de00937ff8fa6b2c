package io.pipetrail.command.imports;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Terms;
import io.pipetrail.command.pipeline.AddStage;
import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.tenant.CreatePipeline;
import io.pipetrail.command.tenant.PipelineDecided;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.eventstore.Uuid7;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the stages that a mapping asks for where the default pipeline has none of these names; without a pipeline, that as well. */
record StageMaking(TenantId tenant, JsonNode asked) {

    void make(Places places, Commands commands) {
        var pipeline = places.find(null).orElse(null);
        if (pipeline == null) {
            commands.send(new CreatePipeline(tenant, newPipeline(), true), PipelineDecided.class, Terms.NONE);
            return;
        }
        for (var stage : missing(pipeline)) {
            commands.send(new AddStage(tenant, pipeline.id(), stage), StageDecided.class, Terms.NONE);
        }
    }

    /** The default pipeline as it would be with those stages, for a dry run. */
    PipelineState imagine(Places places) {
        var pipeline = places.find(null).orElseGet(() -> {
            var created = newPipeline();
            return PipelineState.of(
                    new PipelineCreated(tenant, created.id(), created.name(), null, created.type()), Instant.EPOCH);
        });
        for (var stage : missing(pipeline)) pipeline = pipeline.evolve(added(pipeline, stage), Instant.EPOCH);
        return pipeline;
    }

    private NewPipeline newPipeline() {
        var name = asked.path("pipeline").asString("Sales Pipeline");
        return new NewPipeline(new PipelineId(Uuid7.next()), name, null, PipelineType.SALES, missing(null));
    }

    private List<NewStage> missing(@Nullable PipelineState pipeline) {
        return asked.path("stages").values().stream()
                .map(StageMaking::stage)
                .filter(stage -> pipeline == null || isMissing(pipeline, stage.name()))
                .toList();
    }

    private static boolean isMissing(PipelineState pipeline, String name) {
        return pipeline.stages().stream().noneMatch(stage -> stage.name().equals(name));
    }

    private static NewStage stage(JsonNode said) {
        var outcome = said.path("is_won").asBoolean(false)
                ? Outcome.WON
                : said.path("is_lost").asBoolean(false) ? Outcome.LOST : Outcome.OPEN;
        var name = said.path("name").asString("");
        if (name.isBlank() || name.length() > LineFields.LONGEST_NAME) throw new BadRow("create_stages: bad name");
        return new NewStage(
                new StageId(Uuid7.next()), null, name, null, outcome, probability(said.path("probability")), 0, null);
    }

    private static @Nullable Probability probability(JsonNode said) {
        if (!said.isNumber()) return null;
        if (!Probability.isValid(said.decimalValue())) throw new BadRow("create_stages: bad probability");
        return new Probability(said.decimalValue());
    }

    private StageAdded added(PipelineState pipeline, NewStage stage) {
        return new StageAdded(
                tenant,
                pipeline.id(),
                stage.id(),
                pipeline.stages().size() + 1,
                stage.name(),
                null,
                stage.outcome(),
                stage.probability(),
                0,
                null);
    }
}
