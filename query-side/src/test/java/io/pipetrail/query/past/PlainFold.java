package io.pipetrail.query.past;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The definition, word by word: the state at a time, as far as was known at a position, is the fold in the order of the log
 * of the events up to that position that happened up to that time.
 */
final class PlainFold {

    private record Terms(Instant added, Outcome outcome, Probability probability) {}

    private final List<StoredEvent> known;
    private final Instant time;
    final Map<DealId, DealState> deals = new LinkedHashMap<>();

    PlainFold(List<StoredEvent> events, Instant time, int position) {
        this.known = events.subList(0, position);
        this.time = time;
        for (var event : known) if (event.payload() instanceof DealEvent happened) fold(happened, occurredAt(event));
    }

    private void fold(DealEvent event, Instant occurredAt) {
        if (event instanceof DealCreated created) {
            if (!occurredAt.isAfter(time)) deals.put(created.dealId(), DealState.of(created, occurredAt));
            return;
        }
        // What happened before the deal was created counts from then on, and that is where it is here or not at all.
        if (!occurredAt.isAfter(time))
            deals.computeIfPresent(event.dealId(), (id, deal) -> deal.evolve(event, occurredAt));
    }

    /** Count, value and weighted value by stage and currency. */
    Map<String, String> totals() {
        return added(deal -> deal.stageId() + " " + deal.value().currency());
    }

    Map<String, String> totalsByMonth() {
        return added(deal -> deal.stageId() + " " + deal.value().currency() + " " + month(day(deal)));
    }

    Map<String, String> totalsByDay() {
        return added(deal ->
                deal.stageId() + " " + deal.value().currency() + " " + (day(deal) == null ? "infinity" : day(deal)));
    }

    private Map<String, String> added(Function<DealState, String> key) {
        var sums = new HashMap<String, long[]>();
        for (var deal : deals.values()) {
            if (deal.deleted()) continue;
            var sum = sums.computeIfAbsent(key.apply(deal), unseen -> new long[3]);
            sum[0]++;
            sum[1] += deal.value().minor();
            sum[2] += BigDecimal.valueOf(deal.value().minor())
                    .multiply(chance(deal))
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        }
        var printed = new TreeMap<String, String>();
        sums.forEach((name, sum) -> printed.put(name, sum[0] + " " + sum[1] + " " + sum[2]));
        return printed;
    }

    private BigDecimal chance(DealState deal) {
        var terms = terms(deal.stageId(), time);
        return switch (terms.outcome()) {
            case WON -> BigDecimal.ONE;
            case LOST -> BigDecimal.ZERO;
            case OPEN ->
                deal.probability() != null
                        ? deal.probability().value()
                        : terms.probability() != null ? terms.probability().value() : BigDecimal.ZERO;
        };
    }

    private LocalDate day(DealState deal) {
        if (terms(deal.stageId(), time).outcome() == Outcome.OPEN) return deal.expectedCloseDate();
        var closed = deal.stageEnteredAt();
        // The stage was open at some time since: then it closed the deal when it closed for the last time.
        var turns = known.stream()
                .filter(event -> event.payload() instanceof StageOutcomeChanged changed
                        && changed.stageId().equals(deal.stageId()))
                .map(event ->
                        atLeast(occurredAt(event), terms(deal.stageId(), time).added()))
                .filter(at -> !at.isAfter(time))
                .sorted()
                .toList();
        for (var at : turns) {
            var closes = terms(deal.stageId(), at).outcome().isClosed()
                    && terms(deal.stageId(), at.minusNanos(1)).outcome() == Outcome.OPEN;
            if (closes && at.isAfter(deal.stageEnteredAt())) closed = at;
        }
        return LocalDate.ofInstant(closed, ZoneOffset.UTC);
    }

    private Terms terms(StageId stage, Instant at) {
        Terms terms = null;
        for (var event : known) {
            var occurredAt = occurredAt(event);
            if (event.payload() instanceof StageAdded added && added.stageId().equals(stage)) {
                terms = new Terms(occurredAt, added.outcome(), added.probability());
            }
            if (terms == null || atLeast(occurredAt, terms.added()).isAfter(at)) continue;
            if (event.payload() instanceof StageOutcomeChanged changed
                    && changed.stageId().equals(stage)) {
                terms = new Terms(terms.added(), changed.outcome(), terms.probability());
            }
            if (event.payload() instanceof StageProbabilityChanged changed
                    && changed.stageId().equals(stage)) {
                terms = new Terms(terms.added(), terms.outcome(), changed.probability());
            }
        }
        return terms;
    }

    private static String month(LocalDate day) {
        return day == null ? "infinity" : day.withDayOfMonth(1).toString();
    }

    private static Instant atLeast(Instant time, Instant least) {
        return time.isBefore(least) ? least : time;
    }

    private static Instant occurredAt(StoredEvent event) {
        var told = event.metaData().get("occurredAt");
        return told == null ? event.recordedAt() : Instant.parse(told);
    }
}
