package io.pipetrail.query.pipelinesummary;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Rows;
import io.pipetrail.query.projection.StageTurns;
import java.sql.Connection;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Folds each deal's story, and adds its share up by what its stage makes of it in the end. */
final class SummaryAfresh implements Afresh, StageTurns.Fold<SlimDeal> {

    private final Map<StageId, Terms> terms = new LinkedHashMap<>();
    private final StageTurns turns = new StageTurns();
    private final Map<Share.Key, Share> shares = new HashMap<>();

    @Override
    public void settings(List<StoredEvent> events, Rows rows) {
        for (var event : events) {
            turns.take(event);
            switch (event.payload()) {
                case StageAdded added -> terms.put(added.stageId(), Terms.of(added));
                case StageProbabilityChanged changed ->
                    terms.computeIfPresent(changed.stageId(), (id, before) -> before.likely(changed.probability()));
                case StageOutcomeChanged changed ->
                    terms.computeIfPresent(changed.stageId(), (id, before) -> before.meaning(changed.outcome()));
                default -> {}
            }
        }
    }

    @Override
    public void deal(List<StoredEvent> story, Rows rows) {
        var deal = turns.fold(story, this);
        if (deal == null) return;
        rows.add(SlimDealTable.ROWS, deal);
        var share = deal.share(terms.get(deal.stageId()));
        if (!share.isNothing()) shares.merge(share.key(), share, Share::plus);
    }

    @Override
    public void finish(Rows rows, Connection connection) {
        terms.values().forEach(ofStage -> rows.add(TermsTable.ROWS, ofStage));
        shares.values().forEach(ofDay -> rows.add(TotalsTables.DAYS, ofDay));
        TotalsTables.byStage(shares.values()).forEach(ofStage -> rows.add(TotalsTables.STAGES, ofStage));
    }

    @Override
    public SlimDeal evolved(@Nullable SlimDeal deal, DealEvent happened, StoredEvent event) {
        return Changes.evolved(deal, happened, event);
    }

    @Override
    public StageId stage(SlimDeal deal) {
        return deal.stageId();
    }

    @Override
    public SlimDeal turned(SlimDeal deal, Outcome outcome, Instant at) {
        return deal.turned(outcome, at);
    }
}
