package io.pipetrail.query.api.v1;

import io.pipetrail.events.DealId;
import io.pipetrail.events.EffectiveProbability;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a summary should say, by the plainest fold there is: all events that count, one after the other, anew each time. */
final class Believed {

    /** An event in the order of the log, and when it happened. */
    record Told(Object payload, Instant at) {}

    private record Terms(Outcome outcome, Probability probability) {}

    private final Map<StageId, Terms> stages = new LinkedHashMap<>();
    private final Map<StageId, Instant> births = new LinkedHashMap<>();
    private final Map<DealId, DealState> deals = new LinkedHashMap<>();

    /** Count, value and weighted value in minor units, by stage and currency as {@code stg_... usd}. */
    static Map<String, List<Long>> totals(List<Told> log, Instant asOf) {
        var believed = new Believed();
        log.forEach(told -> believed.tell(told, asOf));
        return believed.totals();
    }

    private void tell(Told told, Instant asOf) {
        if (told.payload() instanceof StageAdded added) {
            stages.put(added.stageId(), new Terms(added.outcome(), added.probability()));
            births.put(added.stageId(), told.at());
        }
        if (told.at().isAfter(asOf)) return;
        switch (told.payload()) {
            case StageOutcomeChanged e
            when wasThere(e.stageId(), asOf) ->
                stages.compute(e.stageId(), (id, terms) -> new Terms(e.outcome(), terms.probability()));
            case StageProbabilityChanged e
            when wasThere(e.stageId(), asOf) ->
                stages.compute(e.stageId(), (id, terms) -> new Terms(terms.outcome(), e.probability()));
            case DealCreated e -> deals.put(e.dealId(), DealState.of(e, told.at()));
            case DealEvent e -> deals.computeIfPresent(e.dealId(), (id, deal) -> deal.evolve(e, told.at()));
            default -> {}
        }
    }

    /** What says that it happened before the stage was there counts as of when it came to be. */
    private boolean wasThere(StageId stage, Instant asOf) {
        return !births.get(stage).isAfter(asOf);
    }

    private Map<String, List<Long>> totals() {
        var totals = new TreeMap<String, List<Long>>();
        for (var deal : deals.values()) {
            if (deal.deleted()) continue;
            var terms = stages.get(deal.stageId());
            var chance = EffectiveProbability.of(terms.outcome(), deal.probability(), terms.probability());
            var weighted = deal.value().times(chance.value());
            totals.merge(
                    "stg_" + deal.stageId() + " "
                            + deal.value().currency().getCurrencyCode().toLowerCase(Locale.ROOT),
                    List.of(1L, deal.value().minor(), weighted.minor()),
                    (one, other) ->
                            List.of(one.get(0) + other.get(0), one.get(1) + other.get(1), one.get(2) + other.get(2)));
        }
        return totals;
    }
}
