package io.pipetrail.command.deal;

import io.pipetrail.command.Change;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Changes any of the fields of a deal and its place, all or nothing; a pipeline alone means its first stage.
 *
 * @param outcome what the deal shall become, if it is not so yet and going to the stage does not make it so: it then goes to
 *     the first stage of the pipeline that does, or back to where it was last open
 */
public record ReviseDeal(
        TenantId tenantId,
        DealId dealId,
        @Nullable PipelineId pipelineId,
        @Nullable StageId stageId,
        @Nullable Outcome outcome,
        Change<String> title,
        Change<String> description,
        Worth worth,
        Change<Probability> probability,
        Change<String> assignedTo,
        ContactRevision contact,
        Change<LocalDate> expectedCloseDate,
        Change<String> notes,
        Change<String> externalId,
        Change<String> lostReason,
        @Nullable ProbabilityScale probabilityScale)
        implements DealCommand {

    /** The same, with the stage in this pipeline if there is one. */
    ReviseDeal within(PipelineId pipeline) {
        return new ReviseDeal(
                tenantId,
                dealId,
                pipeline,
                stageId,
                outcome,
                title,
                description,
                worth,
                probability,
                assignedTo,
                contact,
                expectedCloseDate,
                notes,
                externalId,
                lostReason,
                probabilityScale);
    }
}
