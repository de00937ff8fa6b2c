package io.pipetrail.query.deals;

import io.pipetrail.events.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** The deals, tenant by tenant. */
interface DealRows extends Repository<DealRow, UUID>, JpaSpecificationExecutor<DealRow> {

    Optional<DealRow> findByTenantIdAndDealIdAndDeletedFalse(TenantId tenantId, UUID dealId);

    boolean existsByTenantIdAndDealIdAndDeletedFalse(TenantId tenantId, UUID dealId);
}
