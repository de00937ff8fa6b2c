package io.pipetrail.command.api.v1;

import io.pipetrail.command.VersionMismatch;
import io.pipetrail.command.deal.DealRejected;
import io.pipetrail.command.pipeline.PipelineRejected;
import io.pipetrail.command.registry.PlacedDeals;
import io.pipetrail.command.tenant.TenantRejected;
import io.pipetrail.events.TenantId;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.web.problem.FieldError;
import io.pipetrail.web.problem.Refusal;
import io.pipetrail.web.problem.RefusalTranslation;
import io.pipetrail.web.security.Caller;
import io.pipetrail.web.wire.v1.V1Dialect;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says every "no" of the domain in the words of the native API. */
@Component
class V1Refusals implements RefusalTranslation {

    private static final int MOST_MISSED = 100;

    private final PlacedDeals deals;
    private final EventLog log;

    V1Refusals(PlacedDeals deals, EventLog log) {
        this.deals = deals;
        this.log = log;
    }

    @Override
    public String dialect() {
        return V1Dialect.NAME;
    }

    @Override
    public Optional<Refusal> refusalOf(Throwable thrown) {
        return switch (thrown) {
            case DealRejected rejected -> Optional.of(of(rejected.reason()));
            case PipelineRejected rejected -> Optional.of(of(rejected));
            case TenantRejected rejected -> Optional.of(of(rejected.reason()));
            case VersionMismatch mismatch -> Optional.of(of(mismatch));
            default -> Optional.empty();
        };
    }

    private static Refusal of(TenantRejected.Reason reason) {
        return switch (reason) {
            case SLUG_TAKEN -> Refusal.conflict("slug_taken", "Another store has this slug.");
        };
    }

    private static Refusal of(DealRejected.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> Refusal.notFound("deal");
            case UNKNOWN_STAGE -> Refusal.notFound("pipeline stage");
            case UNKNOWN_PIPELINE -> Refusal.notFound("pipeline");
            case STAGE_NOT_IN_PIPELINE ->
                Refusal.unprocessable(List.of(new FieldError("/stage_id", "is not in the pipeline of pipeline_id")));
            case NO_PIPELINE -> Refusal.conflict("no_pipeline", "The store has no pipeline yet.");
            case NO_STAGE -> Refusal.conflict("no_stage", "The pipeline has no stage yet.");
            case NO_WON_STAGE -> Refusal.conflict("no_won_stage", "The deal's pipeline has no won stage.");
            case NO_LOST_STAGE -> Refusal.conflict("no_lost_stage", "The deal's pipeline has no lost stage.");
            case NO_OPEN_STAGE -> Refusal.conflict("no_open_stage", "The deal's pipeline has no open stage.");
            case STAGE_NOT_OPEN -> Refusal.conflict("stage_not_open", "A deal is reopened into an open stage only.");
            case NOT_LOST -> Refusal.conflict("deal_not_lost", "Only a lost deal has a lost_reason.");
            case VALUE_UNFIT ->
                Refusal.unprocessable(
                        List.of(
                                new FieldError(
                                        "/value",
                                        "has more decimals than the deal's currency, is out of range, or is not the same as value_minor")));
            case EXTERNAL_ID_TAKEN ->
                Refusal.conflict("external_id_taken", "Another deal of the store has this external_id.");
            case BEFORE_CREATION ->
                Refusal.unprocessable(
                        List.of(new FieldError("X-Occurred-At", "must not be before the deal was created")));
        };
    }

    private Refusal of(PipelineRejected rejected) {
        return switch (rejected.reason()) {
            case NOT_FOUND -> Refusal.notFound("pipeline");
            case UNKNOWN_STAGE, UNKNOWN_TARGET -> Refusal.notFound("pipeline stage");
            case BOTH_WON_AND_LOST ->
                Refusal.unprocessable(List.of(new FieldError("/is_lost", "a stage cannot be both won and lost")));
            case DEFAULT_PIPELINE ->
                Refusal.conflict("default_pipeline", "Make another pipeline the default before deleting this one.");
            case STAGE_NOT_EMPTY -> notEmpty("stage_not_empty", "stage", dealsInStage(rejected));
            case PIPELINE_NOT_EMPTY -> notEmpty("pipeline_not_empty", "pipeline", dealsInPipeline(rejected));
        };
    }

    private Refusal of(VersionMismatch mismatch) {
        var missed = log.stream(mismatch.stream(), mismatch.expected()).stream()
                .limit(MOST_MISSED)
                .map(V1MissedEvent::of)
                .toList();
        return Refusal.preconditionFailed(
                        "The version is %d, not %d.".formatted(mismatch.actual(), mismatch.expected()))
                .header("ETag", "\"v" + mismatch.actual() + "\"")
                .with("missed_events", missed);
    }

    private static Refusal notEmpty(String code, String what, long count) {
        var detail = "There are live deals in this %s: %d.".formatted(what, count);
        return Refusal.conflict(code, detail).with("deal_count", count);
    }

    private long dealsInStage(PipelineRejected rejected) {
        return rejected.stageId() == null ? 0 : deals.count(tenant(), rejected.stageId());
    }

    private long dealsInPipeline(PipelineRejected rejected) {
        return rejected.pipelineId() == null ? 0 : deals.count(tenant(), rejected.pipelineId());
    }

    private static TenantId tenant() {
        return Caller.current().store().id();
    }
}
