package io.pipetrail.command.api.v1;

import io.pipetrail.command.api.Commands;
import io.pipetrail.command.api.Manner;
import io.pipetrail.command.api.StageRemoval;
import io.pipetrail.command.deal.StageDirectory;
import io.pipetrail.command.pipeline.AddStage;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.pipeline.StageDecided;
import io.pipetrail.command.tenant.AddStageToDefaultPipeline;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.BodyFields;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.readside.StageTotals;
import io.pipetrail.web.wire.v1.Ids;
import io.pipetrail.web.wire.v1.MalformedId;
import io.pipetrail.web.wire.v1.V1Deleted;
import io.pipetrail.web.wire.v1.V1Stage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the writes about stages. A stage's version is that of its pipeline. */
@RestController
@RequestMapping("/v1/stores/{store_id}/pipeline-stages")
class StageWrites {

    private final Commands commands;
    private final StageRemoval removal;
    private final StageDirectory stages;
    private final Replies replies;

    StageWrites(Commands commands, StageRemoval removal, StageDirectory stages, Replies replies) {
        this.commands = commands;
        this.removal = removal;
        this.stages = stages;
        this.replies = replies;
    }

    @PostMapping
    @BodyFields({
        "name*",
        "pipeline_id",
        "description",
        "display_order:integer",
        "is_won:boolean",
        "is_lost:boolean",
        "probability:number",
        "rotting_days:integer",
        "color"
    })
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<V1Stage> add(TenantId tenant, @RequestBody PatchBody body, Manner manner) {
        var fields = StageFields.readNew(body);
        var pipeline = body.id("pipeline_id", Ids::pipeline).notNull();
        body.check();
        var add = pipeline.hasValue()
                ? new AddStage(tenant, pipeline.value(), fields.toAdd())
                : new AddStageToDefaultPipeline(tenant, fields.toAdd(), new PipelineId(Uuid7.next()));
        var written = commands.send(add, StageDecided.class, manner.terms(tenant, body));
        var stage = written.result();
        var location = manner.path() + "/" + Ids.print(stage.stage().id());
        return replies.created(manner, written, location, stage.pipelineVersion(), () -> rendered(tenant, stage));
    }

    @PatchMapping("/{stage_id}")
    @BodyFields({
        "name",
        "description",
        "display_order:integer",
        "is_won:boolean",
        "is_lost:boolean",
        "probability:number",
        "rotting_days:integer",
        "color"
    })
    ResponseEntity<V1Stage> revise(
            TenantId tenant, @PathVariable("stage_id") String id, @RequestBody PatchBody body, Manner manner) {
        var fields = StageFields.read(body);
        body.check();
        var stage = stage(id);
        var written = commands.sendMade(
                () -> fields.toRevise(tenant, pipelineOf(tenant, stage), stage),
                StageDecided.class,
                manner.terms(tenant, body));
        var version = written.result().pipelineVersion();
        return replies.ok(manner, written, version, () -> rendered(tenant, written.result()));
    }

    @DeleteMapping("/{stage_id}")
    ResponseEntity<V1Deleted> remove(
            TenantId tenant,
            @PathVariable("stage_id") String id,
            @RequestParam(name = "move_deals_to", required = false) @Nullable String target,
            Manner manner) {
        var stage = stage(id);
        var written = removal.remove(tenant, stage, moveTo(stage, target), manner.terms(tenant));
        var version = written.result().pipelineVersion();
        return replies.ok(manner, written, version, () -> V1Deleted.of(Ids.print(stage), "pipeline_stage"));
    }

    private V1Stage rendered(TenantId tenant, StageDecided decided) {
        var id = decided.stage().id();
        var totals = replies.totals(tenant, List.of(id)).getOrDefault(id, StageTotals.NONE);
        return V1Stage.of(decided.pipelineId(), decided.stage(), decided.displayOrder(), totals);
    }

    private PipelineId pipelineOf(TenantId tenant, StageId stage) {
        return stages.find(tenant, stage)
                .map(place -> place.pipeline().id())
                .orElseThrow(() -> PipelineRejected.noSuchStage(stage));
    }

    private static StageId stage(String id) {
        return Ids.inPath(id, "pipeline stage", Ids::stage);
    }

    private static @Nullable StageId moveTo(StageId stage, @Nullable String target) {
        if (target == null) return null;
        try {
            var into = Ids.stage(target);
            if (!into.equals(stage)) return into;
        } catch (MalformedId e) {
            throw Refusal.badRequest("move_deals_to", String.valueOf(e.getMessage()));
        }
        throw Refusal.unprocessable(List.of(new FieldError("move_deals_to", "must be another stage")));
    }
}
