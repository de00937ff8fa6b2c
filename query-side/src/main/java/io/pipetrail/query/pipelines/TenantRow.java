package io.pipetrail.query.pipelines;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.tenant.TenantState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A tenant as {@link PipelinesProjection} left it. */
@Entity
@Immutable
@Table(schema = "readside", name = "tenants")
class TenantRow {

    /** Also the id; an id itself cannot be converted. */
    @Column(name = "tenant_id", insertable = false, updatable = false)
    TenantId tenantId;

    @Id
    @Column(name = "tenant_id")
    UUID id;

    String slug;
    String name;
    String baseCurrency;
    String pipelines;

    @Nullable
    UUID defaultPipeline;

    long version;
    Instant createdAt;

    protected TenantRow() {}

    TenantState state() {
        return new TenantState(
                tenantId,
                slug,
                name,
                Currency.getInstance(baseCurrency),
                TenantTable.split(pipelines),
                defaultPipeline == null ? null : new PipelineId(defaultPipeline),
                version,
                createdAt);
    }
}
