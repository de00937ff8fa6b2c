package io.pipetrail.query.pipelines;

import io.pipetrail.events.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The pipelines, tenant by tenant. */
interface PipelineRows extends Repository<PipelineRow, UUID> {

    List<PipelineRow> findByTenantIdOrderByCreatedAt(TenantId tenantId);
}
