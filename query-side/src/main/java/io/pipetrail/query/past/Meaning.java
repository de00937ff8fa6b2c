package io.pipetrail.query.past;

import io.pipetrail.events.Outcome;
import java.time.Instant;
import java.util.List;

/**
 * A stage's terms at a time.
 *
 * @param closedSince when it came to be closed; what it was added with counts since ever
 */
record Meaning(StageTerms terms, Instant closedSince) {

    /** Of a stage that nobody has heard of. */
    static final Meaning UNKNOWN = new Meaning(new StageTerms(Outcome.OPEN, null), Instant.MIN);

    /** The terms of the last version that begins at that moment or before. */
    static Meaning at(Timeline<StageTerms> stage, Instant at, long position) {
        int index = stage.versions().size() - 1;
        while (index > 0 && !stage.versions().get(index).isUpTo(at, position)) index--;
        return of(stage, index);
    }

    static Meaning last(Timeline<StageTerms> stage) {
        return of(stage, stage.versions().size() - 1);
    }

    static Meaning before(Timeline<StageTerms> stage, Instant time) {
        return of(stage, Math.max(0, stage.before(time)));
    }

    private static Meaning of(Timeline<StageTerms> stage, int index) {
        return new Meaning(stage.versions().get(index).state, closedSince(stage.versions(), index));
    }

    /** What held for no time at all, for another came in the same instant, opened and closed nothing. */
    private static Instant closedSince(List<Version<StageTerms>> versions, int index) {
        int first = index;
        while (true) {
            var since = versions.get(first).validFrom;
            int before = first - 1;
            while (before > 0 && versions.get(before).validFrom.equals(since)) before--;
            if (before < 0) return Instant.MIN;
            if (!versions.get(before).state.outcome().isClosed()) return since;
            first = before;
        }
    }
}
