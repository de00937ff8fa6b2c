package io.pipetrail.query.pipelines;

import io.pipetrail.events.TenantId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The tenants. */
interface TenantRows extends Repository<TenantRow, UUID> {

    Optional<TenantRow> findByTenantId(TenantId tenantId);

    /** For the operator, who alone sees more than one tenant: those behind one, in the order of their ids. */
    @Query("select tenant from TenantRow tenant where tenant.id > :behind order by tenant.id")
    List<TenantRow> findBehind(UUID behind, Limit limit);
}
