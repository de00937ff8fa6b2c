package io.pipetrail.query.pipelines;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.tenant.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * What tenants there are, and the pipelines and stages of each. Pipelines change seldom and are asked for all the time, so
 * they are remembered, and good as long as their stamp is the one that the database has.
 */
@Component
public class Catalog {

    /**
     * The stamp of a tenant's pipelines, to be selected along with what is to be of the same moment: it grows with every change
     * to them, to their stages and to their order.
     */
    public static final String STAMP =
            "coalesce((select stamp from readside.pipeline_stamps where tenant_id = :tenant), 0)";

    private static final int REMEMBERED = 10_000;

    private final TenantRows tenants;
    private final PipelinesAsStored stored;
    /** Not for long: while versions are being exchanged, a node of one that knows no stamp may still fold. */
    private final Cache<TenantId, Pipelines> remembered = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Catalog(TenantRows tenants, PipelinesAsStored stored) {
        this.tenants = tenants;
        this.stored = stored;
    }

    public Optional<TenantState> tenant(TenantId tenant) {
        return tenants.findByTenantId(tenant).map(TenantRow::state);
    }

    /** For the operator: the tenants behind one, in the order of their ids. */
    public List<TenantState> tenantsBehind(TenantId behind, int limit) {
        return tenants.findBehind(behind.value(), Limit.of(limit)).stream()
                .map(TenantRow::state)
                .toList();
    }

    /** The pipelines that are not deleted, in display order. */
    public Pipelines pipelines(TenantId tenant) {
        return pipelines(tenant, stored.stamp(tenant));
    }

    /** The pipelines as of a stamp, or newer ones: whoever asks for both sees by their own stamp which it is. */
    public Pipelines pipelines(TenantId tenant, long stamp) {
        var known = remembered.getIfPresent(tenant);
        if (known != null && known.stamp() == stamp) return known;
        var read = stored.of(tenant);
        remembered.put(tenant, read);
        return read;
    }

    /** Every stage of a tenant by its id. */
    public Map<StageId, StageState> stages(TenantId tenant) {
        return pipelines(tenant).stagesById();
    }
}
