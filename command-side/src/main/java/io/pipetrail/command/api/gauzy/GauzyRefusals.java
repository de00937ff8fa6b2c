package io.pipetrail.command.api.gauzy;

import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import io.pipetrail.web.wire.gauzy.GauzyDialect;
import io.pipetrail.web.wire.gauzy.Nest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says every "no" of the domain to Gauzy's clients: 404 for what is not there, 400 for all else. */
@Component
class GauzyRefusals implements RefusalTranslation {

    @Override
    public String dialect() {
        return GauzyDialect.NAME;
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
            case NOT_FOUND -> Nest.notFound();
            case UNKNOWN_STAGE -> Nest.invalid(List.of("stageId must be the id of a pipeline stage"));
            case UNKNOWN_PIPELINE -> Nest.badRequest("There is no such pipeline.");
            case STAGE_NOT_IN_PIPELINE -> Nest.badRequest("The stage is in another pipeline.");
            case NO_PIPELINE -> Nest.badRequest("The organization has no pipeline yet.");
            case NO_STAGE -> Nest.badRequest("The pipeline has no stage yet.");
            case NO_WON_STAGE -> Nest.badRequest("The deal's pipeline has no won stage.");
            case NO_LOST_STAGE -> Nest.badRequest("The deal's pipeline has no lost stage.");
            case NO_OPEN_STAGE -> Nest.badRequest("The deal's pipeline has no open stage.");
            case STAGE_NOT_OPEN -> Nest.badRequest("The stage is not an open one.");
            case NOT_LOST -> Nest.badRequest("The deal is not lost.");
            case VALUE_UNFIT -> Nest.badRequest("The deal's value does not fit its currency.");
            case EXTERNAL_ID_TAKEN -> Nest.badRequest("Another deal has the same id elsewhere.");
            case BEFORE_CREATION -> Nest.badRequest("X-Occurred-At must not be before the deal was created.");
        };
    }

    private static Refusal of(PipelineRejected.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Nest.notFound();
            case UNKNOWN_STAGE, UNKNOWN_TARGET -> Nest.badRequest("There is no such stage in this pipeline.");
            case BOTH_WON_AND_LOST -> Nest.badRequest("A stage cannot be both won and lost.");
            case DEFAULT_PIPELINE -> Nest.badRequest("The default pipeline cannot be deleted.");
            case STAGE_NOT_EMPTY -> Nest.badRequest("A stage that holds deals cannot be removed.");
            case PIPELINE_NOT_EMPTY -> Nest.badRequest("A pipeline that holds deals cannot be deleted.");
        };
    }

    private static Refusal of(TenantRejected.Reason reason) {
        return switch (reason) {
            case SLUG_TAKEN -> Nest.badRequest("Another organization has this name.");
        };
    }
}
