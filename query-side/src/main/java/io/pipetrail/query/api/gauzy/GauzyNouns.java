package io.pipetrail.query.api.gauzy;

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
import io.pipetrail.web.wire.gauzy.Nest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

    /** So many deals are printed in their stages at most. */
    static final int MOST_IN_STAGES = 10_000;

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
        var stages = new StagesOfDeals(pipelines, relations.of("stage"));
        return deals.stream().map(deal -> deal(deal, stages, relations)).toList();
    }

    private static GauzyDeal deal(DealState deal, StagesOfDeals stages, Relations relations) {
        var related = new LinkedHashMap<String, @Nullable Object>();
        if (relations.has("stage")) related.put("stage", stages.of(deal));
        if (relations.has("client")) related.put("client", GauzyClient.of(deal));
        for (var creator : List.of("createdBy", "createdByUser")) {
            if (relations.has(creator)) related.put(creator, GauzyUser.of(deal.assignedTo()));
        }
        return GauzyDeal.of(deal, related);
    }

    private static List<GauzyStage> stages(
            PipelineState pipeline, @Nullable Map<String, List<GauzyDeal>> inStages, Relations relations) {
        var shown = relations.has("pipeline") ? GauzyPipeline.withoutStages(pipeline) : null;
        return pipeline.stages().stream()
                .map(stage -> GauzyStage.of(
                        pipeline,
                        stage,
                        inStages == null
                                ? null
                                : inStages.getOrDefault(stage.id().toString(), List.of()),
                        shown))
                .toList();
    }

    /** The deals of these pipelines by their stages; refused where there are too many, as nothing would tell of the others. */
    private Map<String, List<GauzyDeal>> inStages(TenantId tenant, List<PipelineState> pipelines, Relations relations) {
        var ids = pipelines.stream()
                .flatMap(pipeline -> pipeline.stages().stream())
                .map(stage -> stage.id().value())
                .toList();
        var choice = new DealChoice(
                List.of(new Condition(DealColumn.STAGE, true, ids)), List.of(), false, 0, MOST_IN_STAGES);
        var found = deals.find(tenant, choice);
        if (found.total() > MOST_IN_STAGES) {
            throw Nest.badRequest("There are more than " + MOST_IN_STAGES
                    + " deals in these stages. Ask for the deals of a pipeline, or for fewer pipelines.");
        }
        return deals(found.deals(), found.pipelines(), relations).stream()
                .collect(Collectors.groupingBy(GauzyDeal::stageId));
    }
}
