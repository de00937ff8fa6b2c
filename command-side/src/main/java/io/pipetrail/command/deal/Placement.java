package io.pipetrail.command.deal;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineState;
import io.pipetrail.events.pipeline.StageState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the stage that a command to a deal means, or says why there is none. */
record Placement(TenantId tenantId, DealId dealId, StageDirectory stages) {

    static Placement of(DealState deal, StageDirectory stages) {
        return new Placement(deal.tenantId(), deal.id(), stages);
    }

    StagePlace at(StageId stageId) {
        return stages.find(tenantId, stageId).orElseThrow(() -> DealRejected.unknownStage(dealId, stageId));
    }

    /** The stage, which must be in the pipeline where both are named; else the pipeline's first; else that of new deals. */
    StagePlace named(@Nullable PipelineId pipelineId, @Nullable StageId stageId) {
        if (stageId == null) return first(pipelineId == null ? forNewDeals() : pipeline(pipelineId));
        var place = at(stageId);
        if (pipelineId != null && !place.pipeline().id().equals(pipelineId)) {
            throw DealRejected.stageNotInPipeline(dealId, stageId);
        }
        return place;
    }

    StagePlace won(PipelineState pipeline) {
        return first(pipeline, Outcome.WON).orElseThrow(() -> DealRejected.noWonStage(dealId, pipeline.id()));
    }

    StagePlace lost(PipelineState pipeline) {
        return first(pipeline, Outcome.LOST).orElseThrow(() -> DealRejected.noLostStage(dealId, pipeline.id()));
    }

    /** The named open stage; else where the deal was last open, if that is still there and open; else its pipeline's first. */
    StagePlace open(DealState deal, PipelineState pipeline, @Nullable StageId stageId) {
        if (stageId != null) {
            var place = at(stageId);
            if (isOpen(place)) return place;
            throw DealRejected.stageNotOpen(dealId, stageId);
        }
        return Optional.ofNullable(deal.lastOpenStageId())
                .flatMap(last -> stages.find(tenantId, last))
                .filter(Placement::isOpen)
                .orElseGet(() -> firstOpen(pipeline));
    }

    private StagePlace firstOpen(PipelineState pipeline) {
        return first(pipeline, Outcome.OPEN).orElseThrow(() -> DealRejected.noOpenStage(dealId, pipeline.id()));
    }

    /** The place, or else the first of its pipeline where a deal is like this. */
    StagePlace like(Outcome outcome, StagePlace place) {
        if (place.stage().outcome() == outcome) return place;
        return switch (outcome) {
            case WON -> won(place.pipeline());
            case LOST -> lost(place.pipeline());
            case OPEN -> firstOpen(place.pipeline());
        };
    }

    /** The same; a deal that is opened and stays in its pipeline goes back to where it was last open. */
    StagePlace like(Outcome outcome, StagePlace place, DealState deal) {
        var reopens = outcome == Outcome.OPEN && place.stage().outcome() != Outcome.OPEN;
        return reopens && place.pipeline().id().equals(deal.pipelineId())
                ? open(deal, place.pipeline(), null)
                : like(outcome, place);
    }

    /** Where a deleted deal comes back to. */
    StagePlace again(DealState deal) {
        return stages.find(tenantId, deal.stageId())
                .or(() -> stages.pipeline(tenantId, deal.pipelineId()).flatMap(pipeline -> likeBefore(deal, pipeline)))
                .orElseGet(() -> {
                    var pipeline = forNewDeals();
                    return likeBefore(deal, pipeline).orElseGet(() -> first(pipeline));
                });
    }

    /** Coming back neither closes a deal nor opens it, as long as there is a stage like the one that it was in. */
    private Optional<StagePlace> likeBefore(DealState deal, PipelineState pipeline) {
        return pipeline.firstStage(deal.outcome()).or(pipeline::firstStage).map(stage -> in(pipeline, stage));
    }

    private PipelineState pipeline(PipelineId pipelineId) {
        return stages.pipeline(tenantId, pipelineId)
                .orElseThrow(() -> DealRejected.unknownPipeline(dealId, pipelineId));
    }

    private PipelineState forNewDeals() {
        return stages.defaultPipeline(tenantId).orElseThrow(() -> DealRejected.noPipeline(dealId));
    }

    private StagePlace first(PipelineState pipeline) {
        StageState stage = pipeline.firstStage().orElseThrow(() -> DealRejected.noStage(dealId, pipeline.id()));
        return in(pipeline, stage);
    }

    private static Optional<StagePlace> first(PipelineState pipeline, Outcome outcome) {
        return pipeline.firstStage(outcome).map(stage -> in(pipeline, stage));
    }

    private static boolean isOpen(StagePlace place) {
        return place.stage().outcome() == Outcome.OPEN;
    }

    /** A deal that only now goes there is closed by going there, whenever the stage came to be what it is. */
    private static StagePlace in(PipelineState pipeline, StageState stage) {
        return new StagePlace(pipeline, stage, null);
    }
}
