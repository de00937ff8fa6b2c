package io.pipetrail.query.api.gauzy;

import io.pipetrail.events.PipelineId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.query.deals.ChosenDeals;
import io.pipetrail.query.deals.DealChoice;
import io.pipetrail.query.deals.DealChoice.Condition;
import io.pipetrail.query.deals.DealColumn;
import io.pipetrail.query.pipelines.Pipelines;
import io.pipetrail.web.wire.gauzy.GauzyClient;
import io.pipetrail.web.wire.gauzy.GauzyDeal;
import io.pipetrail.web.wire.gauzy.GauzyPipeline;
import io.pipetrail.web.wire.gauzy.GauzyStage;
import io.pipetrail.web.wire.gauzy.GauzyUser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prints pipelines and deals with what was asked for along with them. */
@Component
class GauzyNouns {

    static final Set<String> OF_DEALS =
            Set.of("stage", "stage.pipeline", "stage.pipeline.stages", "client", "createdBy", "createdByUser");

    static final Set<String> OF_PIPELINES = Set.of(
            "stages",
            "stages.pipeline",
            "stages.deals",
            "stages.deals.client",
            "stages.deals.createdBy",
            "stages.deals.createdByUser");

    private final ChosenDeals deals;

    GauzyNouns(ChosenDeals deals) {
        this.deals = deals;
    }

    List<GauzyPipeline> pipelines(TenantId tenant, List<PipelineState> pipelines, Relations relations) {
        if (!relations.has("stages")) {
            return pipelines.stream().map(GauzyPipeline::withoutStages).toList();
        }
        var ofStages = relations.of("stages");
        var inStages = ofStages.has("deals") ? inStages(tenant, pipelines, ofStages.of("deals")) : null;
        return pipelines.stream()
                .map(pipeline -> GauzyPipeline.of(pipeline, stages(pipeline, inStages, ofStages)))
                .toList();
    }

    List<GauzyDeal> deals(List<DealState> deals, Pipelines pipelines, Relations relations) {
        return deals.stream().map(deal -> deal(deal, pipelines, relations)).toList();
    }

    private static GauzyDeal deal(DealState deal, Pipelines pipelines, Relations relations) {
        var related = new LinkedHashMap<String, @Nullable Object>();
        if (relations.has("stage")) related.put("stage", stage(deal, pipelines, relations.of("stage")));
        if (relations.has("client")) related.put("client", GauzyClient.of(deal));
        for (var creator : List.of("createdBy", "createdByUser")) {
            if (relations.has(creator)) related.put(creator, GauzyUser.of(deal.assignedTo()));
        }
        return GauzyDeal.of(deal, related);
    }

    /** Null where the stage of a deleted deal has been removed. */
    private static @Nullable GauzyStage stage(DealState deal, Pipelines pipelines, Relations relations) {
        var pipeline = pipelines.find(deal.pipelineId()).or(() -> deleted(deal.pipelineId(), pipelines));
        return pipeline.flatMap(there -> there.stage(deal.stageId())
                        .map(stage -> GauzyStage.of(there, stage, null, shown(there, relations))))
                .orElse(null);
    }

    private static @Nullable GauzyPipeline shown(PipelineState pipeline, Relations relations) {
        if (!relations.has("pipeline")) return null;
        return relations.has("pipeline.stages")
                ? GauzyPipeline.withStages(pipeline)
                : GauzyPipeline.withoutStages(pipeline);
    }

    private static Optional<PipelineState> deleted(PipelineId id, Pipelines pipelines) {
        return pipelines.deleted().stream()
                .filter(pipeline -> pipeline.id().equals(id))
                .findFirst();
    }

    private static List<GauzyStage> stages(
            PipelineState pipeline, @Nullable Map<String, List<GauzyDeal>> inStages, Relations relations) {
        return pipeline.stages().stream()
                .map(stage -> GauzyStage.of(
                        pipeline,
                        stage,
                        inStages == null
                                ? null
                                : inStages.getOrDefault(stage.id().toString(), List.of()),
                        shown(pipeline, relations)))
                .toList();
    }

    /** The deals of these pipelines by their stages. */
    private Map<String, List<GauzyDeal>> inStages(TenantId tenant, List<PipelineState> pipelines, Relations relations) {
        var ids = pipelines.stream().map(pipeline -> pipeline.id().value()).toList();
        var choice = new DealChoice(
                List.of(new Condition(DealColumn.PIPELINE, true, ids)), List.of(), false, 0, GauzyQuery.MOST);
        var found = deals.find(tenant, choice);
        return deals(found.deals(), found.pipelines(), relations).stream()
                .collect(Collectors.groupingBy(GauzyDeal::stageId));
    }
}
