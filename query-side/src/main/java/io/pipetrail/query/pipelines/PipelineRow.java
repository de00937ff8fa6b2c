package io.pipetrail.query.pipelines;

import static io.pipetrail.query.projection.Sql.constant;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageState;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A pipeline as {@link PipelinesProjection} left it; its stages are rows of their own. */
@Entity
@Immutable
@Table(schema = "readside", name = "pipelines")
class PipelineRow {

    @Id
    UUID pipelineId;

    TenantId tenantId;
    String name;

    @Nullable
    String description;

    String type;
    boolean active;
    boolean deleted;
    long version;
    Instant createdAt;
    Instant updatedAt;

    protected PipelineRow() {}

    PipelineState state(List<StageState> stages) {
        return new PipelineState(
                tenantId,
                new PipelineId(pipelineId),
                name,
                description,
                constant(PipelineType.class, type),
                active,
                deleted,
                stages,
                version,
                createdAt,
                updatedAt);
    }
}
