package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of the terms of a stage.
 *
 * @param at when it counts from
 */
record StageTurn(TenantId tenantId, StageId stageId, Occurrence moment, Instant at, Timeline.Step<StageTerms> step) {

    /** Null for an event that is not about terms. */
    static @Nullable StageTurn of(
            PipelineEvent event, Occurrence moment, Function<StageId, @Nullable Timeline<StageTerms>> stages) {
        return switch (event) {
            case StageAdded e -> first(e, moment);
            case StageOutcomeChanged e -> next(e, e.stageId(), moment, stages, terms -> terms.meaning(e.outcome()));
            case StageProbabilityChanged e ->
                next(e, e.stageId(), moment, stages, terms -> terms.likely(e.probability()));
            default -> null;
        };
    }

    private static StageTurn first(StageAdded added, Occurrence moment) {
        var terms = new StageTerms(added.outcome(), added.probability());
        var version = new Version<>(moment.occurredAt(), moment.position(), terms);
        var step = new Timeline.Step<>(Timeline.of(version), List.of(), List.of(version));
        return new StageTurn(added.tenantId(), added.stageId(), moment, moment.occurredAt(), step);
    }

    private static StageTurn next(
            PipelineEvent event,
            StageId id,
            Occurrence moment,
            Function<StageId, @Nullable Timeline<StageTerms>> stages,
            UnaryOperator<StageTerms> change) {
        var before = stages.apply(id);
        if (before == null) throw new IllegalStateException("no such stage at position " + moment.position());
        var at = moment.validAt(before.first().validFrom);
        return new StageTurn(event.tenantId(), id, moment, at, before.evolve(at, moment.position(), change));
    }

    /** Whether there may be deals that it makes a difference to: what a stage is added with counts since ever. */
    boolean isOfDeals() {
        return step.after().versions().size() > 1;
    }

    /** Tells what it changes of the totals by a deal; the stages are those before it. */
    void tell(Timeline<DealState> deal, Function<StageId, @Nullable Timeline<StageTerms>> stages, Changes changes) {
        if (!concerns(deal)) return;
        var ofDeal = changes.of(tenantId, moment.position(), moment.recordedAt());
        new Account(stages).tell(deal, at, ofDeal::takeBack);
        new Account(id -> id.equals(stageId) ? step.after() : stages.apply(id)).tell(deal, at, ofDeal::tell);
    }

    /** Whether a deal was in the stage when it changed, or later. */
    private boolean concerns(Timeline<DealState> deal) {
        var versions = deal.versions();
        for (int i = Math.max(0, deal.before(at)); i < versions.size(); i++) {
            if (versions.get(i).state.isIn(stageId)) return true;
        }
        return false;
    }
}
