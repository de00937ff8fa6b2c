package io.pipetrail.query.audit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a deal counts for in the totals at a time; amounts are in minor units, the day is that of its close, known or expected. */
record Counted(
        boolean live,
        String stage,
        String outcome,
        String currency,
        @Nullable LocalDate day,
        long value,
        long weighted) {

    /** Takes what is added or taken away, under the name of a part. */
    interface Taker {
        void take(String part, Counted counted, int sign);
    }

    /** The parts of a change from one to the next; from null where there was no such deal. */
    static void parts(@Nullable Counted from, Counted to, Taker taker) {
        if (to.equals(from)) return;
        if (from == null || !from.live) {
            if (to.live) taker.take(from == null ? "created" : "restored", to, 1);
            return;
        }
        if (!to.live) {
            taker.take("deleted", from, -1);
            return;
        }
        taker.take(from.partTo(to, "moved_out", "value_down"), from, -1);
        taker.take(from.partTo(to, "moved_in", "value_up"), to, 1);
    }

    private String partTo(Counted to, String move, String exchange) {
        if (!outcome.equals(to.outcome)) return to.outcome.equals("open") ? "reopened" : to.outcome;
        if (!stage.equals(to.stage)) return move;
        if (!currency.equals(to.currency)) return exchange;
        if (value == to.value) return "reweighted";
        return value < to.value ? "value_up" : "value_down";
    }
}
