package io.pipetrail.events.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PersonalData;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A deal came into being in a stage. */
public record DealCreated(
        TenantId tenantId,
        DealId dealId,
        PipelineId pipelineId,
        StageId stageId,
        Outcome outcome,
        String title,
        @Nullable @PersonalData String description,
        Money value,
        @Nullable Probability probability,
        @Nullable @PersonalData String assignedTo,
        Contact contact,
        @Nullable LocalDate expectedCloseDate,
        @Nullable @PersonalData String notes,
        @Nullable String externalId,
        @Nullable String lostReason,
        @Nullable ProbabilityScale probabilityScale)
        implements DealEvent {}
