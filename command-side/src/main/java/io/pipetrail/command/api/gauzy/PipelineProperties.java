package io.pipetrail.command.api.gauzy;

import static io.pipetrail.command.api.gauzy.DealProperties.LONGEST_NAME;

import io.pipetrail.command.Change;
import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.NewStage;
import io.pipetrail.command.pipeline.PipelineRevision;
import io.pipetrail.command.pipeline.WantedStage;
import io.pipetrail.command.tenant.CreatePipeline;
import io.pipetrail.command.tenant.RevisePipeline;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.eventstore.Uuid7;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Gauzy's clients write of a pipeline and its stages. The index of a stage is its place in the list, whatever they send. */
final class PipelineProperties {

    private static final int LONGEST_DESCRIPTION = 5_000;
    private static final int MOST_STAGES = 100;

    private PipelineProperties() {}

    /** Gauzy knows no default pipeline, so that one made there is none. */
    static CreatePipeline toCreate(Checked body, TenantId tenant, PipelineId id) {
        var name = body.requiredText("name", LONGEST_NAME);
        var description = body.text("description", LONGEST_DESCRIPTION).value();
        var active = body.bool("isActive").orKeep(true);
        body.always("isArchived", false);
        var stages = Objects.requireNonNullElse(body.objects("stages", MOST_STAGES), List.<Checked>of()).stream()
                .map(PipelineProperties::added)
                .toList();
        body.refuseIfInvalid();
        var pipeline = new NewPipeline(id, name, description, PipelineType.SALES, active, stages);
        return new CreatePipeline(tenant, pipeline, false);
    }

    static RevisePipeline toRevise(Checked body, TenantId tenant, PipelineId id) {
        var name = body.textToKeep("name", LONGEST_NAME);
        var description = body.text("description", LONGEST_DESCRIPTION);
        var active = body.bool("isActive");
        body.always("isArchived", false);
        var stages = stages(body);
        body.refuseIfInvalid();
        var revision = new PipelineRevision(name, description, Change.none(), active, stages);
        return new RevisePipeline(tenant, id, revision, Change.none(), Change.none());
    }

    private static @Nullable List<WantedStage> stages(Checked body) {
        var stages = body.objects("stages", MOST_STAGES);
        if (stages == null) return null;
        var seen = new HashSet<StageId>();
        return stages.stream()
                .map(stage -> {
                    var wanted = wanted(stage);
                    if (!seen.add(wanted.id())) stage.complain("id", "must be unique");
                    return wanted;
                })
                .toList();
    }

    private static WantedStage wanted(Checked stage) {
        var id = stage.uuid("id").value();
        if (id == null) return new WantedStage.Added(added(stage));
        return new WantedStage.Kept(
                new StageId(id),
                stage.textToKeep("name", LONGEST_NAME),
                stage.text("description", LONGEST_DESCRIPTION));
    }

    private static NewStage added(Checked stage) {
        return new NewStage(
                new StageId(Uuid7.next()),
                null,
                stage.requiredText("name", LONGEST_NAME),
                stage.text("description", LONGEST_DESCRIPTION).value(),
                Outcome.OPEN,
                null,
                0,
                null);
    }
}
