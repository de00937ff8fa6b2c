package io.pipetrail.query.audit;

import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;

/** The rows of {@code readside.deal_versions} of one deal, and what each event changed of the totals at any time. */
final class PastExpected implements DealRows {

    /** An event of the deal or of one of its stages, and from when on it counts. */
    private record Step(Happening happened, Instant from, boolean isOfDeal) {}

    private final PastStages stages;
    private final ToldChanges changes;

    PastExpected(PastStages stages, ToldChanges changes) {
        this.stages = stages;
        this.changes = changes;
    }

    @Override
    public String projection() {
        return Table.DEAL_VERSIONS.projection();
    }

    @Override
    public void of(List<Happening> events, Chunk rows) throws SQLException {
        var first = events.getFirst();
        if (!(first.payload() instanceof DealCreated created)) return;
        var deal = new Beliefs(first.at(), first.position(), PastDeal.created(created, first.at()));
        changes.of(first);
        new Telling(deal.now(), stages, first.position()).from(first.at(), changes::tell);
        changes.end();
        for (var step : steps(events, first.at())) tell(step, deal);
        for (var belief : deal.ever()) rows.add(Table.DEAL_VERSIONS, belief.into(belief.state.copy()));
        changes.spill();
    }

    private void tell(Step step, Beliefs deal) {
        var position = step.happened().position();
        changes.of(step.happened());
        new Telling(deal.now(), stages, position - 1).from(step.from(), changes::takeBack);
        if (step.isOfDeal()) {
            var event = (DealEvent) step.happened().payload();
            deal.change(
                    step.from(),
                    position,
                    row -> PastDeal.next(row, event, step.happened().at()));
        }
        new Telling(deal.now(), stages, position).from(step.from(), changes::tell);
        changes.end();
    }

    /** All that comes after the deal's creation, in the order of the log. */
    private List<Step> steps(List<Happening> events, Instant created) {
        var passed = new LinkedHashSet<StageId>();
        var steps = new ArrayList<Step>();
        for (var happened : events) {
            if (happened.payload() instanceof DealMovedToStage moved) passed.add(moved.stageId());
            if (happened.payload() instanceof DealCreated into) passed.add(into.stageId());
            else steps.add(new Step(happened, happened.at().isBefore(created) ? created : happened.at(), true));
        }
        for (var step : stages.steps(passed, events.getFirst().position())) {
            steps.add(new Step(step.happened(), step.from(), false));
        }
        steps.sort(Comparator.comparingLong(step -> step.happened().position()));
        return steps;
    }
}
