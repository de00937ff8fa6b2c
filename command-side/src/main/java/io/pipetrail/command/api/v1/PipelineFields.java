package io.pipetrail.command.api.v1;

import static io.pipetrail.command.api.v1.Bodies.LONGEST_DESCRIPTION;
import static io.pipetrail.command.api.v1.Bodies.LONGEST_NAME;
import static io.pipetrail.command.api.v1.Bodies.change;

import io.pipetrail.command.pipeline.NewPipeline;
import io.pipetrail.command.pipeline.PipelineRevision;
import io.pipetrail.command.tenant.CreatePipeline;
import io.pipetrail.command.tenant.RevisePipeline;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import java.util.List;

/** The fields of a pipeline that clients write. */
record PipelineFields(Given<String> name, Given<String> description, Given<PipelineType> type) {

    private static final int MOST_STAGES = 100;

    static CreatePipeline toCreate(PatchBody body, TenantId tenantId, PipelineId pipelineId) {
        var fields = read(body);
        fields.name.required();
        var stages = body.objects("stages", MOST_STAGES).or(List.of()).stream()
                .map(StageFields::readNew)
                .toList();
        body.check();
        var pipeline = new NewPipeline(
                pipelineId,
                fields.name.value(),
                fields.description.orNull(),
                fields.type.or(PipelineType.SALES),
                stages.stream().map(StageFields::toAdd).toList());
        return new CreatePipeline(tenantId, pipeline, true);
    }

    static RevisePipeline toRevise(PatchBody body, TenantId tenantId, PipelineId pipelineId) {
        var fields = read(body);
        var active = body.bool("is_active").notNull();
        var isDefault = body.bool("is_default").notNull();
        var order = body.integer("display_order", 1, Integer.MAX_VALUE).notNull();
        body.check();
        var revision = new PipelineRevision(
                change(fields.name), change(fields.description), change(fields.type), change(active));
        return new RevisePipeline(tenantId, pipelineId, revision, change(order), change(isDefault));
    }

    private static PipelineFields read(PatchBody body) {
        return new PipelineFields(
                body.text("name", 1, LONGEST_NAME).notNull(),
                body.text("description", 0, LONGEST_DESCRIPTION),
                body.choice("type", PipelineType.class).notNull());
    }
}
