package io.pipetrail.query.past;

import io.pipetrail.events.Outcome;
import org.jspecify.annotations.Nullable;

/** What a change of the totals is told as; each change of a deal is one of these, of a move the two sides of one. */
enum Part {
    CREATED,
    VALUE_UP,
    VALUE_DOWN,
    MOVED_IN,
    MOVED_OUT,
    WON,
    LOST,
    REOPENED,
    DELETED,
    RESTORED,
    REWEIGHTED;

    /** Takes what a deal adds to the totals, or no longer does. */
    interface Ledger {
        void enter(Part part, Standing standing, boolean added);
    }

    /** Tells what happened to a deal that stood like this and stands like that; where it was not there before, the first is null. */
    static void tell(@Nullable Standing before, Standing after, Ledger ledger) {
        if (after.equals(before)) return;
        if (before == null || !before.live()) {
            if (after.live()) ledger.enter(before == null ? CREATED : RESTORED, after, true);
        } else if (!after.live()) {
            ledger.enter(DELETED, before, false);
        } else {
            ledger.enter(leaving(before, after), before, false);
            ledger.enter(reaching(before, after), after, true);
        }
    }

    private static Part leaving(Standing before, Standing after) {
        var move = ofMove(before, after);
        if (move != null) return move;
        if (!before.stageId().equals(after.stageId())) return MOVED_OUT;
        return before.currency().equals(after.currency()) ? ofValue(before, after) : VALUE_DOWN;
    }

    private static Part reaching(Standing before, Standing after) {
        var move = ofMove(before, after);
        if (move != null) return move;
        if (!before.stageId().equals(after.stageId())) return MOVED_IN;
        return before.currency().equals(after.currency()) ? ofValue(before, after) : VALUE_UP;
    }

    /** What a change of the outcome is told as; null where it is the same. */
    private static @Nullable Part ofMove(Standing before, Standing after) {
        if (before.outcome() == after.outcome()) return null;
        if (after.outcome() == Outcome.OPEN) return REOPENED;
        return after.outcome() == Outcome.WON ? WON : LOST;
    }

    private static Part ofValue(Standing before, Standing after) {
        if (after.value() == before.value()) return REWEIGHTED;
        return after.value() > before.value() ? VALUE_UP : VALUE_DOWN;
    }
}
