package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import org.jspecify.annotations.Nullable;

/** What a stage makes of the deals in it. */
record Terms(
        TenantId tenantId,
        StageId stageId,
        Outcome outcome,
        @Nullable Probability probability) {}
