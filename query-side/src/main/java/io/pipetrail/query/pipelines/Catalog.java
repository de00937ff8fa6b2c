package io.pipetrail.query.pipelines;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.StageState;
import io.pipetrail.events.tenant.TenantState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What tenants there are, and the pipelines and stages of each. */
@Component
@Transactional(readOnly = true)
public class Catalog {

    private final TenantRows tenants;
    private final PipelineRows pipelines;
    private final StageRows stages;

    Catalog(TenantRows tenants, PipelineRows pipelines, StageRows stages) {
        this.tenants = tenants;
        this.pipelines = pipelines;
        this.stages = stages;
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
        var stagesOf = stages.findByTenantIdOrderByPlace(tenant).stream()
                .collect(groupingBy(row -> row.pipelineId, mapping(StageRow::state, toList())));
        var states = pipelines.findByTenantIdAndDeletedFalseOrderByCreatedAt(tenant).stream()
                .map(row -> row.state(stagesOf.getOrDefault(row.pipelineId, List.of())))
                .toList();
        return Pipelines.of(tenant(tenant), states);
    }

    /** Every stage of a tenant by its id. */
    public Map<StageId, StageState> stages(TenantId tenant) {
        var found = new HashMap<StageId, StageState>();
        stages.findByTenantIdOrderByPlace(tenant).stream()
                .map(StageRow::state)
                .forEach(stage -> found.put(stage.id(), stage));
        return found;
    }
}
