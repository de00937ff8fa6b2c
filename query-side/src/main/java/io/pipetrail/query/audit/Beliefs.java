package io.pipetrail.query.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What something was taken to be over time, and all that it ever was taken to be. The last event of the log counts from its own
 * time on: whatever was believed of later times changes by it as well.
 */
final class Beliefs {

    /** A state from a time until the next belief's, held from one position of the log up to another (exclusive). */
    static final class Belief {

        final Instant from;
        final long knownFrom;
        final Row state;
        private long knownTo = Long.MAX_VALUE;

        private Belief(Instant from, long knownFrom, Row state) {
            this.from = from;
            this.knownFrom = knownFrom;
            this.state = state;
        }

        /** Into a row of what it is about. */
        Row into(Row row) {
            return row.set("valid_from", from).set("known_from", knownFrom).set("known_to", knownTo);
        }

        private boolean isHeldAt(long position) {
            return knownFrom <= position && position < knownTo;
        }
    }

    private final List<Belief> ever = new ArrayList<>();
    private List<Belief> now = new ArrayList<>();

    Beliefs(Instant from, long position, Row state) {
        now.add(held(from, position, state));
    }

    /** In the order of time, and at one time in the order in which they were learnt. */
    List<Belief> now() {
        return now;
    }

    List<Belief> ever() {
        return ever;
    }

    /** Those that were held at a position of the log, in the same order. */
    List<Belief> at(long position) {
        return ever.stream()
                .filter(belief -> belief.isHeldAt(position))
                .sorted((a, b) ->
                        a.from.equals(b.from) ? Long.compare(a.knownFrom, b.knownFrom) : a.from.compareTo(b.from))
                .toList();
    }

    void change(Instant at, long position, UnaryOperator<Row> change) {
        var kept = new ArrayList<Belief>();
        var later = new ArrayList<Belief>();
        for (var belief : now) {
            if (kept.isEmpty() || !belief.from.isAfter(at)) kept.add(belief);
            else later.add(belief);
        }
        var state = kept.getLast().state;
        kept.add(held(at, position, change.apply(state.copy())));
        for (int i = 0; i < later.size(); i++) {
            var belief = later.get(i);
            belief.knownTo = position;
            // What lasted for no time is not told anew.
            var lasted = i + 1 == later.size() || later.get(i + 1).from.isAfter(belief.from);
            if (lasted) kept.add(held(belief.from, position, change.apply(belief.state.copy())));
        }
        now = kept;
    }

    private Belief held(Instant from, long position, Row state) {
        var belief = new Belief(from, position, state);
        ever.add(belief);
        return belief;
    }
}
