package io.pipetrail.query.past;

import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Goes through what became of a deal from a time on, by its own events and those of the stages it was in. */
final class Account {

    /** Takes what happened to a deal at a time. */
    interface Teller {
        void tell(Instant at, @Nullable Standing before, Standing after);
    }

    /** A moment when something of the deal, or else something of a stage changes. */
    private record Turn(Instant at, long position, @Nullable DealState deal) {}

    private static final Comparator<Turn> IN_TIME =
            Comparator.comparing(Turn::at).thenComparingLong(Turn::position);

    private final Function<StageId, @Nullable Timeline<StageTerms>> stages;

    Account(Function<StageId, @Nullable Timeline<StageTerms>> stages) {
        this.stages = stages;
    }

    /** The timeline must have what the deal was right before that time. */
    void tell(Timeline<DealState> timeline, Instant from, Teller teller) {
        int before = timeline.before(from);
        var deal = before < 0 ? null : timeline.versions().get(before).state;
        var standing = deal == null ? null : Standing.of(deal, before(deal.stageId(), from));
        for (var turn : turns(timeline, before, from)) {
            if (turn.deal() != null) deal = turn.deal();
            if (deal == null) continue;
            var next = Standing.of(deal, at(deal.stageId(), turn));
            teller.tell(turn.at(), standing, next);
            standing = next;
        }
    }

    private List<Turn> turns(Timeline<DealState> timeline, int before, Instant from) {
        var turns = new ArrayList<Turn>();
        var passed = new HashSet<StageId>();
        for (var version : timeline.versions()
                .subList(Math.max(0, before), timeline.versions().size())) {
            passed.add(version.state.stageId());
            if (!version.validFrom.isBefore(from)) {
                turns.add(new Turn(version.validFrom, version.knownFrom, version.state));
            }
        }
        addTurnsOf(passed, from, turns);
        turns.sort(IN_TIME);
        return turns;
    }

    private void addTurnsOf(Set<StageId> passed, Instant from, List<Turn> turns) {
        for (var id : passed) {
            var stage = stages.apply(id);
            if (stage == null) continue;
            // What a stage was added with counts since ever: it does not begin then.
            for (var version : stage.versions().subList(1, stage.versions().size())) {
                if (!version.validFrom.isBefore(from)) turns.add(new Turn(version.validFrom, version.knownFrom, null));
            }
        }
    }

    private Meaning before(StageId id, Instant time) {
        var stage = stages.apply(id);
        return stage == null ? Meaning.UNKNOWN : Meaning.before(stage, time);
    }

    private Meaning at(StageId id, Turn turn) {
        var stage = stages.apply(id);
        return stage == null ? Meaning.UNKNOWN : Meaning.at(stage, turn.at(), turn.position());
    }
}
