package io.pipetrail.command.registry;

import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.events.pipeline.PipelineActivated;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineDeactivated;
import io.pipetrail.events.pipeline.PipelineDeleted;
import io.pipetrail.events.pipeline.PipelineDescribed;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.PipelineRenamed;
import io.pipetrail.events.pipeline.PipelineRestored;
import io.pipetrail.events.pipeline.PipelineTypeChanged;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import io.pipetrail.events.pipeline.StagesReordered;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which stages there are and what they mean. */
final class StageEntries {

    private static final String DEALS_IN_IT = "deals_stage_fkey";

    private StageEntries() {}

    static @Nullable Entry of(PipelineEvent event) {
        return switch (event) {
            case StageAdded added ->
                Entry.of(
                        "insert into registry.stages (stage_id, tenant_id, pipeline_id, outcome) values (?, ?, ?, ?)",
                        added.stageId().value(),
                        added.tenantId().value(),
                        added.pipelineId().value(),
                        added.outcome().name());
            case StageOutcomeChanged changed ->
                Entry.of(
                        "update registry.stages set outcome = ? where stage_id = ?",
                        changed.outcome().name(),
                        changed.stageId().value());
            case StageRemoved removed ->
                Entry.of(
                                "delete from registry.stages where stage_id = ?",
                                removed.stageId().value())
                        .unless(
                                DEALS_IN_IT,
                                () -> PipelineRejected.stageNotEmpty(removed.pipelineId(), removed.stageId()));
            case PipelineDeleted deleted ->
                Entry.of(
                                "delete from registry.stages where pipeline_id = ?",
                                deleted.pipelineId().value())
                        .unless(DEALS_IN_IT, () -> PipelineRejected.pipelineNotEmpty(deleted.pipelineId()));
            case PipelineRestored restored -> restored(restored);
            case PipelineCreated e -> null;
            case PipelineRenamed e -> null;
            case PipelineDescribed e -> null;
            case PipelineTypeChanged e -> null;
            case PipelineActivated e -> null;
            case PipelineDeactivated e -> null;
            case StageRenamed e -> null;
            case StageDescribed e -> null;
            case StageProbabilityChanged e -> null;
            case StageRottingChanged e -> null;
            case StageRecolored e -> null;
            case StagesReordered e -> null;
        };
    }

    /** One statement, however many stages there are: ids and outcomes have no commas. */
    private static Entry restored(PipelineRestored restored) {
        return Entry.of(
                """
                insert into registry.stages (stage_id, tenant_id, pipeline_id, outcome)
                select stage::uuid, ?::uuid, ?::uuid, outcome
                from unnest(string_to_array(?::text, ','), string_to_array(?::text, ',')) back (stage, outcome)""",
                restored.tenantId().value(),
                restored.pipelineId().value(),
                restored.stages().stream()
                        .map(stage -> stage.stageId().toString())
                        .collect(Collectors.joining(",")),
                restored.stages().stream().map(stage -> stage.outcome().name()).collect(Collectors.joining(",")));
    }
}
