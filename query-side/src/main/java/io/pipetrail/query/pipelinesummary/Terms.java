package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageAdded;
import org.jspecify.annotations.Nullable;

/** What a stage makes of the deals in it. */
record Terms(
        TenantId tenantId,
        StageId stageId,
        Outcome outcome,
        @Nullable Probability probability) {

    static Terms of(StageAdded added) {
        return new Terms(added.tenantId(), added.stageId(), added.outcome(), added.probability());
    }

    Terms meaning(Outcome outcome) {
        return new Terms(tenantId, stageId, outcome, probability);
    }

    Terms likely(@Nullable Probability probability) {
        return new Terms(tenantId, stageId, outcome, probability);
    }
}
