package io.pipetrail.query.pipelines;

import io.pipetrail.events.TenantId;
import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The stages, tenant by tenant. */
interface StageRows extends Repository<StageRow, UUID> {

    List<StageRow> findByTenantIdOrderByPlace(TenantId tenantId);
}
