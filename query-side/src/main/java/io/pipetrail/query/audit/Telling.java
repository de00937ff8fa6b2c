package io.pipetrail.query.audit;

import static java.util.Comparator.comparing;

import io.pipetrail.events.StageId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells from a time on what a deal counted for and how that came, as was believed at a position of the log. */
final class Telling {

    /** Takes a change of what the deal counts for. */
    interface Listener {
        void changed(Instant at, @Nullable Counted from, Counted to);
    }

    /** When something of the deal changes, or, where there is no deal here, something of one of its stages. */
    private record Turn(Instant at, long position, @Nullable Row deal) {}

    private final List<Beliefs.Belief> deal;
    private final PastStages past;
    private final long position;
    private final Map<String, List<Beliefs.Belief>> stages = new HashMap<>();

    Telling(List<Beliefs.Belief> deal, PastStages past, long position) {
        this.deal = deal;
        this.past = past;
        this.position = position;
    }

    void from(Instant from, Listener listener) {
        Row now = null;
        Counted counted = null;
        var turns = new ArrayList<Turn>();
        for (var belief : deal) {
            if (belief.from.isBefore(from)) now = belief.state;
            else turns.add(new Turn(belief.from, belief.knownFrom, belief.state));
        }
        if (now != null) {
            stage(now);
            counted = counted(now, from, -1);
        }
        for (var turn : turns) stage(Objects.requireNonNull(turn.deal()));
        for (var stage : stages.values()) addTurns(stage, from, turns);
        turns.sort(comparing(Turn::at).thenComparingLong(Turn::position));
        for (var turn : turns) {
            if (turn.deal() != null) now = turn.deal();
            if (now == null) continue;
            var next = counted(now, turn.at(), turn.position());
            listener.changed(turn.at(), counted, next);
            counted = next;
        }
    }

    /** What a stage was added with has been so since ever. */
    private static void addTurns(List<Beliefs.Belief> stage, Instant from, List<Turn> turns) {
        stage.stream()
                .skip(1)
                .filter(belief -> !belief.from.isBefore(from))
                .forEach(belief -> turns.add(new Turn(belief.from, belief.knownFrom, null)));
    }

    private List<Beliefs.Belief> stage(Row deal) {
        return stages.computeIfAbsent(deal.require("stage_id").toString(), id -> past.at(StageId.of(id), position));
    }

    /** What it counts for at a time, with what was learnt up to a position of what began just then. */
    private Counted counted(Row deal, Instant at, long upTo) {
        var stage = stage(deal);
        int index = stage.size() - 1;
        while (index > 0 && isLater(stage.get(index), at, upTo)) index--;
        var outcome =
                index < 0 ? "open" : stage.get(index).state.require("outcome").toString();
        long value = (Long) deal.require("value_minor");
        return new Counted(
                !(Boolean) deal.require("deleted"),
                deal.require("stage_id").toString(),
                outcome,
                deal.require("currency").toString(),
                outcome.equals("open") ? expected(deal) : closed(deal, stage, index),
                value,
                BigDecimal.valueOf(value)
                        .multiply(weight(outcome, deal, index < 0 ? null : stage.get(index).state))
                        .setScale(0, RoundingMode.HALF_EVEN)
                        .longValueExact());
    }

    private static boolean isLater(Beliefs.Belief belief, Instant at, long upTo) {
        return belief.from.isAfter(at) || (belief.from.equals(at) && belief.knownFrom > upTo);
    }

    private static BigDecimal weight(String outcome, Row deal, @Nullable Row stage) {
        if (!outcome.equals("open")) return outcome.equals("won") ? BigDecimal.ONE : BigDecimal.ZERO;
        if (deal.get("probability") instanceof BigDecimal own) return own;
        return stage != null && stage.get("probability") instanceof BigDecimal usual ? usual : BigDecimal.ZERO;
    }

    private static @Nullable LocalDate expected(Row deal) {
        var day = deal.get("expected_close_date");
        return day == null ? null : LocalDate.parse(day.toString());
    }

    /** It closed when it came into the stage, or else when the stage closed for the last time. */
    private static LocalDate closed(Row deal, List<Beliefs.Belief> stage, int index) {
        var closed = PastDeal.time(deal, "stage_entered_at");
        var since = closedSince(stage, index);
        if (since != null && since.isAfter(closed)) closed = since;
        return LocalDate.ofInstant(closed, ZoneOffset.UTC);
    }

    /** Null where it has been closed since ever; what was open for no time does not count. */
    private static @Nullable Instant closedSince(List<Beliefs.Belief> stage, int index) {
        for (int first = index; ; ) {
            var since = stage.get(first).from;
            int before = first - 1;
            while (before > 0 && stage.get(before).from.equals(since)) before--;
            if (before < 0) return null;
            if (stage.get(before).state.require("outcome").equals("open")) return since;
            first = before;
        }
    }
}
