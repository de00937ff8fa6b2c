package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import io.pipetrail.web.wire.pipeback.PipebackDialect;
import io.pipetrail.web.wire.pipeback.PipebackError;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says every "no" of the domain in the words of Pipeback. */
@Component
class PipebackRefusals implements RefusalTranslation {

    @Override
    public String dialect() {
        return PipebackDialect.NAME;
    }

    @Override
    public Optional<Refusal> refusalOf(Throwable thrown) {
        return switch (thrown) {
            case DealRejected rejected -> Optional.of(of(rejected.reason()));
            case PipelineRejected rejected -> Optional.of(of(rejected.reason()));
            case TenantRejected rejected -> Optional.of(of(rejected.reason()));
            default -> Optional.empty();
        };
    }

    private static Refusal of(TenantRejected.Reason reason) {
        return switch (reason) {
            case SLUG_TAKEN -> Refusal.conflict("slug_taken", "Another workspace has this slug.");
        };
    }

    private static Refusal of(PipelineRejected.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Refusal.notFound("pipeline");
            case UNKNOWN_STAGE, UNKNOWN_TARGET -> Refusal.notFound("stage");
            case DEFAULT_PIPELINE -> PipebackError.rule("default_pipeline", "You cannot delete the default pipeline.");
            case STAGE_NOT_EMPTY -> PipebackError.rule("stage_not_empty", "You cannot delete a stage that has deals.");
            case PIPELINE_NOT_EMPTY ->
                PipebackError.rule("pipeline_not_empty", "You cannot delete a pipeline that has deals.");
            case BOTH_WON_AND_LOST -> invalid("name", "A stage cannot be both won and lost.");
        };
    }

    private static Refusal of(DealRejected.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Refusal.notFound("deal");
            case UNKNOWN_PIPELINE -> invalid("pipeline_id", "The selected pipeline id is invalid.");
            case UNKNOWN_STAGE, STAGE_NOT_IN_PIPELINE ->
                invalid("pipeline_stage_id", "The selected pipeline stage id is invalid.");
            case NO_PIPELINE -> PipebackError.rule("no_pipeline", "The workspace has no pipeline yet.");
            case NO_STAGE -> PipebackError.rule("no_stage", "The pipeline has no stage yet.");
            case NO_WON_STAGE -> invalid("status", "The pipeline has no stage for won deals.");
            case NO_LOST_STAGE -> invalid("status", "The pipeline has no stage for lost deals.");
            case NO_OPEN_STAGE -> invalid("status", "The pipeline has no stage for open deals.");
            case STAGE_NOT_OPEN -> invalid("pipeline_stage_id", "The stage is not one for open deals.");
            case NOT_LOST -> invalid("status", "Only a lost deal has a reason for it.");
            case VALUE_UNFIT -> invalid("amount", "The amount field is out of range.");
            case EXTERNAL_ID_TAKEN -> Refusal.conflict("external_id_taken", "Another deal has this external id.");
            case BEFORE_CREATION -> invalid("X-Occurred-At", "The deal was not there yet at X-Occurred-At.");
        };
    }

    private static Refusal invalid(String field, String sentence) {
        return PipebackError.invalid(field, sentence);
    }
}
