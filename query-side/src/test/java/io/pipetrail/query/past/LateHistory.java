package io.pipetrail.query.past;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRemoved;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Story;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A random log of a tenant over more than a year, with events that are recorded long after they happened. */
public final class LateHistory {

    private static final List<Currency> CURRENCIES = List.of(Currency.getInstance("USD"), Currency.getInstance("JPY"));

    /** A deal as far as the next event has to know it. */
    private record Known(StageId stage, boolean deleted) {}

    public final TenantId tenant = new TenantId(UUID.randomUUID());
    public final List<StoredEvent> events = new ArrayList<>();
    final Set<DealId> deals = new HashSet<>();
    private final Map<StageId, Outcome> outcomes = new LinkedHashMap<>();
    private final Map<StageId, PipelineId> pipelines = new HashMap<>();
    private final Map<DealId, Known> known = new LinkedHashMap<>();
    private final Random random;
    private final boolean lateStages;
    private Instant now = Instant.parse("2025-09-20T10:00:00Z");

    /** @param lateStages whether events of stages are late sometimes, as those of deals are */
    public LateHistory(long seed, int length, boolean lateStages) {
        this.random = new Random(seed);
        this.lateStages = lateStages;
        for (int i = 0; i < 2; i++) pipeline();
        for (int i = 0; i < length; i++) step();
    }

    private void pipeline() {
        var pipeline = new PipelineId(UUID.randomUUID());
        record(new PipelineCreated(tenant, pipeline, "Sales", null, PipelineType.SALES), false);
        for (var outcome : List.of(Outcome.OPEN, Outcome.OPEN, Outcome.WON, Outcome.LOST)) {
            var id = new StageId(UUID.randomUUID());
            outcomes.put(id, outcome);
            pipelines.put(id, pipeline);
            record(new StageAdded(tenant, pipeline, id, 9, "Stage", null, outcome, probability(), 0, null), false);
        }
    }

    private void step() {
        if (random.nextInt(5) > 0) now = now.plus(passed());
        switch (random.nextInt(14)) {
            case 0 -> changeStage();
            case 1, 2, 3 -> create();
            default -> changeDeal();
        }
    }

    private Duration passed() {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofMillis(random.nextInt(1_000_000));
            case 1 -> Duration.ofMinutes(random.nextInt(600));
            default -> Duration.ofHours(random.nextInt(100));
        };
    }

    private void create() {
        var id = new DealId(UUID.randomUUID());
        var stage = anyStage();
        deals.add(id);
        known.put(id, new Known(stage, false));
        record(
                new DealCreated(
                        tenant,
                        id,
                        pipelines.get(stage),
                        stage,
                        outcomes.get(stage),
                        "A deal",
                        null,
                        money(),
                        probability(),
                        null,
                        Contact.UNKNOWN,
                        date(),
                        null,
                        null,
                        null,
                        null),
                true);
    }

    private void changeDeal() {
        if (known.isEmpty()) return;
        var id = List.copyOf(known.keySet()).get(random.nextInt(known.size()));
        var deal = known.get(id);
        if (deal.deleted() && random.nextBoolean()) {
            known.put(id, new Known(deal.stage(), false));
            record(new DealRestored(tenant, id, deal.stage()), true);
            return;
        }
        switch (random.nextInt(11)) {
            case 0, 1 -> record(new DealValueChanged(tenant, id, money()), true);
            case 2 -> record(new DealProbabilityChanged(tenant, id, probability()), true);
            case 3 -> record(new DealExpectedCloseChanged(tenant, id, date()), true);
            case 4 -> record(new DealRenamed(tenant, id, "Renamed " + random.nextInt()), true);
            case 5 -> record(new DealNotesChanged(tenant, id, "Of no interest to totals"), true);
            case 6 -> delete(id, deal);
            case 7 ->
                record(
                        new ActivityLogged(
                                tenant,
                                id,
                                new ActivityId(UUID.randomUUID()),
                                ActivityType.CALL,
                                null,
                                null,
                                null,
                                null,
                                null),
                        true);
            default -> move(id, deal);
        }
    }

    private void delete(DealId id, Known deal) {
        if (deal.deleted() || random.nextBoolean()) return;
        known.put(id, new Known(deal.stage(), true));
        record(new DealDeleted(tenant, id), true);
    }

    private void move(DealId id, Known deal) {
        var stage = anyStage();
        known.put(id, new Known(stage, deal.deleted()));
        record(
                new DealMovedToStage(tenant, id, deal.stage(), pipelines.get(stage), stage, outcomes.get(stage), null),
                true);
    }

    private void changeStage() {
        var stage = anyStage();
        switch (random.nextInt(5)) {
            case 0, 1 ->
                record(new StageProbabilityChanged(tenant, pipelines.get(stage), stage, probability()), lateStages);
            case 2 -> {
                var empty =
                        known.values().stream().noneMatch(deal -> deal.stage().equals(stage));
                if (!empty || outcomes.size() < 5) return;
                outcomes.remove(stage);
                record(new StageRemoved(tenant, pipelines.get(stage), stage), false);
            }
            default -> {
                outcomes.put(stage, Outcome.values()[random.nextInt(3)]);
                record(new StageOutcomeChanged(tenant, pipelines.get(stage), stage, outcomes.get(stage)), lateStages);
            }
        }
    }

    private void record(Object payload, boolean maybeLate) {
        Map<String, String> metaData = new HashMap<>();
        if (maybeLate && random.nextInt(3) == 0) {
            metaData.put("occurredAt", now.minus(ago()).toString());
        }
        events.add(new StoredEvent(
                events.size() + 1,
                UUID.randomUUID(),
                "test",
                Story.streamOf(payload),
                0,
                payload.getClass().getSimpleName(),
                1,
                now.truncatedTo(ChronoUnit.MILLIS),
                payload,
                metaData));
    }

    private Duration ago() {
        return random.nextBoolean()
                ? Duration.ofMinutes(random.nextInt(3_000))
                : Duration.ofMillis(random.nextLong(200L * 24 * 3_600_000));
    }

    private StageId anyStage() {
        return List.copyOf(outcomes.keySet()).get(random.nextInt(outcomes.size()));
    }

    private Money money() {
        return new Money(random.nextInt(100_000), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    private Probability probability() {
        return random.nextInt(3) == 0 ? null : new Probability(BigDecimal.valueOf(random.nextInt(21) * 5L, 2));
    }

    private LocalDate date() {
        return random.nextInt(3) == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
    }

    /** Positions that some {@code known_at} stands for: what was recorded at the same time is known at once. */
    List<Integer> moments() {
        var moments = new ArrayList<Integer>();
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i - 1).recordedAt().isBefore(events.get(i).recordedAt())) moments.add(i);
        }
        return moments;
    }
}
