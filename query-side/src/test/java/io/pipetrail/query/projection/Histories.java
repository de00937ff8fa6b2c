package io.pipetrail.query.projection;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.eventstore.StoredEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random but possible histories of the deals of a tenant, and what a fold event by event makes of them. */
public final class Histories {

    private static final List<Currency> CURRENCIES =
            List.of(Currency.getInstance("USD"), Currency.getInstance("EUR"), Currency.getInstance("JPY"));

    /** A stage as far as it matters to deals. */
    public record StageTerms(PipelineId pipeline, StageId id, Outcome outcome, Probability probability) {}

    public final TenantId tenant = new TenantId(UUID.randomUUID());
    public final Map<StageId, StageTerms> stages = new LinkedHashMap<>();
    public final Map<DealId, DealState> deals = new LinkedHashMap<>();
    public final Story story = new Story();
    private final Random random;

    public Histories(long seed, int events) {
        random = new Random(seed);
        for (int i = 0; i < 2; i++) pipeline();
        for (int i = 0; i < events; i++) step();
    }

    public List<StoredEvent> events() {
        return story.events();
    }

    private void pipeline() {
        var pipeline = new PipelineId(UUID.randomUUID());
        story.then(new PipelineCreated(tenant, pipeline, "Sales", null, PipelineType.SALES));
        var outcomes = List.of(Outcome.OPEN, Outcome.OPEN, Outcome.WON, Outcome.LOST);
        for (int i = 0; i < outcomes.size(); i++) {
            var id = new StageId(UUID.randomUUID());
            var terms = new StageTerms(pipeline, id, outcomes.get(i), probability());
            stages.put(id, terms);
            story.then(new StageAdded(
                    tenant, pipeline, id, i + 1, "Stage", null, terms.outcome(), terms.probability(), 0, null));
        }
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> changeStage();
            case 1, 2, 3 -> create();
            default -> changeDeal();
        }
    }

    private void create() {
        var stage = anyStage();
        happen(new DealCreated(
                tenant,
                new DealId(UUID.randomUUID()),
                stage.pipeline(),
                stage.id(),
                stage.outcome(),
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
                null));
    }

    private void changeDeal() {
        if (deals.isEmpty()) return;
        var deal = List.copyOf(deals.values()).get(random.nextInt(deals.size()));
        var id = deal.id();
        var stage = anyStage();
        happen(
                deal.deleted()
                        ? new DealRestored(tenant, id, deal.stageId())
                        : switch (random.nextInt(6)) {
                            case 0 -> new DealValueChanged(tenant, id, money());
                            case 1 -> new DealProbabilityChanged(tenant, id, probability(), scale());
                            case 2 -> new DealExpectedCloseChanged(tenant, id, date());
                            case 3 ->
                                random.nextInt(3) == 0
                                        ? new DealDeleted(tenant, id)
                                        : new DealRenamed(tenant, id, "Renamed " + random.nextInt());
                            default ->
                                new DealMovedToStage(
                                        tenant,
                                        id,
                                        deal.stageId(),
                                        stage.pipeline(),
                                        stage.id(),
                                        stage.outcome(),
                                        null);
                        });
    }

    private void changeStage() {
        var stage = anyStage();
        var outcome = random.nextBoolean() ? stage.outcome() : Outcome.values()[random.nextInt(3)];
        if (outcome == stage.outcome()) {
            var terms = new StageTerms(stage.pipeline(), stage.id(), outcome, probability());
            stages.put(stage.id(), terms);
            story.then(new StageProbabilityChanged(tenant, stage.pipeline(), stage.id(), terms.probability()));
            return;
        }
        stages.put(stage.id(), new StageTerms(stage.pipeline(), stage.id(), outcome, stage.probability()));
        story.then(new StageOutcomeChanged(tenant, stage.pipeline(), stage.id(), outcome));
        var at = story.events().getLast().recordedAt();
        deals.replaceAll((id, deal) -> deal.isIn(stage.id()) ? withOutcome(deal, outcome, at) : deal);
    }

    private void happen(DealEvent event) {
        story.then(event);
        var at = story.events().getLast().recordedAt();
        deals.compute(
                event.dealId(),
                (id, deal) -> deal == null ? DealState.of((DealCreated) event, at) : deal.evolve(event, at));
    }

    private StageTerms anyStage() {
        return new ArrayList<>(stages.values()).get(random.nextInt(stages.size()));
    }

    private Money money() {
        return new Money(random.nextInt(100_000), CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    }

    private Probability probability() {
        return random.nextInt(3) == 0 ? null : new Probability(BigDecimal.valueOf(random.nextInt(21) * 5L, 2));
    }

    private ProbabilityScale scale() {
        return random.nextBoolean() ? null : ProbabilityScale.values()[random.nextInt(2)];
    }

    private LocalDate date() {
        return random.nextInt(3) == 0 ? null : LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
    }

    private static DealState withOutcome(DealState deal, Outcome outcome, Instant at) {
        var open = outcome == Outcome.OPEN;
        return new DealState(
                deal.tenantId(),
                deal.id(),
                deal.pipelineId(),
                deal.stageId(),
                outcome,
                open ? deal.pipelineId() : deal.lastOpenPipelineId(),
                open ? deal.stageId() : deal.lastOpenStageId(),
                deal.title(),
                deal.description(),
                deal.value(),
                deal.probability(),
                deal.probabilityScale(),
                deal.assignedTo(),
                deal.contact(),
                deal.expectedCloseDate(),
                deal.notes(),
                deal.externalId(),
                deal.lostReason(),
                deal.deleted(),
                deal.stageEnteredAt(),
                open ? null : deal.closedAt() == null ? at : deal.closedAt(),
                deal.version(),
                deal.createdAt(),
                deal.updatedAt());
    }
}
