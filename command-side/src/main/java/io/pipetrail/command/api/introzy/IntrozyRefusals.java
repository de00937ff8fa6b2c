package io.pipetrail.command.api.introzy;

import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says every "no" of the domain so that a client of Introzy makes sense of it. */
@Component
class IntrozyRefusals implements RefusalTranslation {

    @Override
    public String dialect() {
        return "introzy";
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

    private static Refusal of(DealRejected.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Refusal.notFound("deal");
            case UNKNOWN_STAGE, STAGE_NOT_IN_PIPELINE ->
                Refusal.badRequest("pipelineStageId", "is no stage of the deal's pipeline");
            case UNKNOWN_PIPELINE -> Refusal.notFound("pipeline");
            case VALUE_UNFIT ->
                Refusal.badRequest("expectedValue", "has more decimals than the deal's currency, or is out of range");
            case BEFORE_CREATION -> Refusal.badRequest("X-Occurred-At", "must not be before the deal was created");
            case NO_PIPELINE -> conflict(reason, "The pipeline has just been deleted; try again.");
            case NO_STAGE -> conflict(reason, "The pipeline has no stage yet.");
            case NO_WON_STAGE -> conflict(reason, "The pipeline has no won stage.");
            case NO_LOST_STAGE -> conflict(reason, "The pipeline has no lost stage.");
            case NO_OPEN_STAGE -> conflict(reason, "The pipeline has no open stage.");
            case STAGE_NOT_OPEN -> conflict(reason, "The stage is not open.");
            case NOT_LOST -> conflict(reason, "The deal is not lost.");
            case EXTERNAL_ID_TAKEN -> conflict(reason, "Another deal has this external id.");
        };
    }

    private static Refusal of(PipelineRejected.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Refusal.notFound("pipeline");
            case UNKNOWN_STAGE, UNKNOWN_TARGET -> Refusal.notFound("stage");
            case BOTH_WON_AND_LOST -> conflict(reason, "A stage cannot be both won and lost.");
            case DEFAULT_PIPELINE -> conflict(reason, "The default pipeline stays.");
            case STAGE_NOT_EMPTY -> conflict(reason, "There are deals in this stage.");
            case PIPELINE_NOT_EMPTY -> conflict(reason, "There are deals in this pipeline.");
        };
    }

    private static Refusal of(TenantRejected.Reason reason) {
        return switch (reason) {
            case SLUG_TAKEN -> conflict(reason, "Another organization has this name.");
        };
    }

    private static Refusal conflict(Enum<?> reason, String detail) {
        return Refusal.conflict(reason.name().toLowerCase(Locale.ROOT), detail);
    }
}
