package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a deal's event makes of its timeline and of the totals, by what the stages are at its position. */
final class Telling {

    private final Function<StageId, @Nullable Timeline<StageTerms>> stages;

    Telling(Function<StageId, @Nullable Timeline<StageTerms>> stages) {
        this.stages = stages;
    }

    Timeline<DealState> begin(DealCreated created, Occurrence moment, Changes.Of changes) {
        var at = moment.occurredAt();
        var timeline = Timeline.of(new Version<>(at, moment.position(), DealState.of(created, at)));
        if (at.isBefore(lastTurn(created.stageId()))) {
            new Account(stages).tell(timeline, at, changes::tell);
        } else {
            changes.tell(at, null, standing(timeline.last().state));
        }
        return timeline;
    }

    /** The timeline must have all that the deal was from right before the event on. */
    Timeline.Step<DealState> goOn(
            Timeline<DealState> before, DealEvent happened, Occurrence moment, Changes.Of changes) {
        var at = validAt(before, moment);
        var step = before.evolve(at, moment.position(), deal -> deal.evolve(happened, moment.occurredAt()));
        if (isLate(before, happened, at)) {
            var account = new Account(stages);
            account.tell(before, at, changes::takeBack);
            account.tell(step.after(), at, changes::tell);
        } else {
            changes.tell(
                    at, standing(before.last().state), standing(step.after().last().state));
        }
        return step;
    }

    /** When an event counts from. */
    static Instant validAt(Timeline<DealState> deal, Occurrence moment) {
        return moment.validAt(deal.last().state.createdAt());
    }

    /** Whether an event changes something that was told already: it is before what is known of its deal, or of the stages. */
    boolean isLate(Timeline<DealState> deal, DealEvent happened, Instant at) {
        var stage = deal.last().state.stageId();
        var next = happened instanceof DealMovedToStage moved ? moved.stageId() : stage;
        return at.isBefore(deal.last().validFrom) || at.isBefore(lastTurn(stage)) || at.isBefore(lastTurn(next));
    }

    /** When a stage's terms changed last. */
    private Instant lastTurn(StageId id) {
        var stage = stages.apply(id);
        return stage == null || stage.versions().size() == 1 ? Instant.MIN : stage.last().validFrom;
    }

    private Standing standing(DealState deal) {
        var stage = stages.apply(deal.stageId());
        return Standing.of(deal, stage == null ? Meaning.UNKNOWN : Meaning.last(stage));
    }
}
