package io.pipetrail.query.pipelines;

import static io.pipetrail.query.projection.Sql.constant;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A stage as {@link PipelinesProjection} left it. */
@Entity
@Immutable
@Table(schema = "readside", name = "stages")
class StageRow {

    @Id
    UUID stageId;

    TenantId tenantId;
    UUID pipelineId;
    int place;
    String name;

    @Nullable
    String description;

    String outcome;

    @Nullable
    BigDecimal probability;

    int rottingDays;

    @Nullable
    String color;

    Instant createdAt;
    Instant updatedAt;

    protected StageRow() {}

    StageState state() {
        return new StageState(
                new StageId(stageId),
                name,
                description,
                constant(Outcome.class, outcome),
                probability == null ? null : new Probability(probability),
                rottingDays,
                color,
                createdAt,
                updatedAt);
    }
}
