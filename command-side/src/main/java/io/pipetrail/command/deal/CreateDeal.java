package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Creates a deal: in the stage, else in the first stage of the pipeline, else of the default pipeline.
 *
 * @param outcome what the deal shall be: where that stage is not like this, the first one of its pipeline that is
 */
public record CreateDeal(
        TenantId tenantId,
        DealId dealId,
        @Nullable PipelineId pipelineId,
        @Nullable StageId stageId,
        @Nullable Outcome outcome,
        String title,
        @Nullable String description,
        Money value,
        @Nullable Probability probability,
        @Nullable String assignedTo,
        Contact contact,
        @Nullable LocalDate expectedCloseDate,
        @Nullable String notes,
        @Nullable String externalId,
        @Nullable String lostReason,
        @Nullable ProbabilityScale probabilityScale)
        implements DealCommand {

    /** The same in the first stage of a pipeline. */
    CreateDeal in(PipelineId pipeline) {
        return new CreateDeal(
                tenantId,
                dealId,
                pipeline,
                null,
                null,
                title,
                description,
                value,
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
