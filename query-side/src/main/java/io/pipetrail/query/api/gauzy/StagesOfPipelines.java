package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.query.deals.DealChoice.Condition;
import io.pipetrail.query.deals.DealColumn;
import io.pipetrail.query.pipelines.Catalog;
import io.pipetrail.query.pipelines.Pipelines;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Has the deals of a pipeline looked for in its stages, by which they are found without reading all of the others. That is for
 * deals that are not deleted: the stage of one that is may be gone.
 */
@Component
class StagesOfPipelines {

    private final Catalog catalog;

    StagesOfPipelines(Catalog catalog) {
        this.catalog = catalog;
    }

    List<Condition> instead(TenantId tenant, List<Condition> conditions) {
        if (conditions.stream().noneMatch(it -> it.column() == DealColumn.PIPELINE)) return conditions;
        var pipelines = catalog.pipelines(tenant);
        return conditions.stream().map(it -> instead(it, pipelines)).toList();
    }

    private static Condition instead(Condition condition, Pipelines pipelines) {
        if (condition.column() != DealColumn.PIPELINE || !condition.is()) return condition;
        var stages = condition.values().stream()
                .flatMap(pipeline -> pipeline instanceof UUID id ? stages(id, pipelines) : Stream.empty())
                .toList();
        return new Condition(DealColumn.STAGE, true, stages);
    }

    private static Stream<UUID> stages(UUID pipeline, Pipelines pipelines) {
        return pipelines.find(new PipelineId(pipeline)).stream()
                .flatMap(there -> there.stages().stream())
                .map(stage -> stage.id().value());
    }
}
