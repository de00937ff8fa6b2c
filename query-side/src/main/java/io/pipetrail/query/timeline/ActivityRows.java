package io.pipetrail.query.timeline;

import io.pipetrail.events.TenantId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

/** The activities, tenant by tenant. */
interface ActivityRows extends Repository<ActivityRow, UUID>, JpaSpecificationExecutor<ActivityRow> {

    Optional<ActivityRow> findByTenantIdAndActivityId(TenantId tenantId, UUID activityId);

    List<ActivityRow> findByTenantIdAndDealIdInAndDealDeletedFalseOrderByHappenedAtAscActivityIdAsc(
            TenantId tenantId, Collection<UUID> dealIds);
}
