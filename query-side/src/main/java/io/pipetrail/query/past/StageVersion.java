package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.projection.Upsert;
import java.util.List;

/** A row of {@code stage_terms_versions}. */
record StageVersion(TenantId tenantId, StageId stageId, Version<StageTerms> version) {

    static final Upsert<StageVersion> ROWS = Upsert.<StageVersion>into("stage_terms_versions")
            .set("tenant_id", "uuid", StageVersion::tenantId)
            .set("stage_id", "uuid", StageVersion::stageId)
            .set("valid_from", "timestamptz", row -> row.version().validFrom)
            .set("known_from", "bigint", row -> row.version().knownFrom)
            .set("known_to", "bigint", row -> row.version().knownTo())
            .set("outcome", "text", row -> row.version().state.outcome())
            .set("probability", "numeric", row -> {
                var probability = row.version().state.probability();
                return probability == null ? null : probability.value();
            });

    /** Those that begin with a turn. */
    static List<StageVersion> added(StageTurn turn) {
        return turn.step().added().stream()
                .map(version -> new StageVersion(turn.tenantId(), turn.stageId(), version))
                .toList();
    }
}
