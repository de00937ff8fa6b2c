package io.pipetrail.query.api.v1;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.pipeline.PipelineCreated;
import io.pipetrail.events.pipeline.PipelineType;
import io.pipetrail.events.pipeline.StageAdded;
import io.pipetrail.events.tenant.DefaultPipelineChosen;
import io.pipetrail.events.tenant.PipelinesReordered;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** A pipeline with two open stages, a won and a lost one, and deals in it. */
final class Sales {

    final TenantId tenant;
    final PipelineId pipeline = new PipelineId(UUID.randomUUID());
    final StageId lead = new StageId(UUID.randomUUID());
    final StageId talks = new StageId(UUID.randomUUID());
    final StageId won = new StageId(UUID.randomUUID());
    final StageId lost = new StageId(UUID.randomUUID());

    Sales(TenantId tenant) {
        this.tenant = tenant;
    }

    Object[] pipelineEvents() {
        return pipelineEvents("Sales Pipeline");
    }

    Object[] pipelineEvents(String name) {
        return new Object[] {
            new PipelineCreated(tenant, pipeline, name, null, PipelineType.SALES),
            stage(lead, 1, "Lead", Outcome.OPEN, "0.1"),
            stage(talks, 2, "Talks", Outcome.OPEN, "0.5"),
            stage(won, 3, "Won", Outcome.WON, null),
            stage(lost, 4, "Lost", Outcome.LOST, null),
            new PipelinesReordered(tenant, List.of(pipeline)),
            new DefaultPipelineChosen(tenant, pipeline)
        };
    }

    StageAdded stage(StageId id, int position, String name, Outcome outcome, String probability) {
        var chance = probability == null ? null : Probability.of(probability);
        return new StageAdded(tenant, pipeline, id, position, name, null, outcome, chance, 30, null);
    }

    DealCreated deal(StageId stage, String title, String units, String currency) {
        return deal(stage, title, units, currency, null);
    }

    DealCreated deal(StageId stage, String title, String units, String currency, LocalDate expected) {
        return new DealCreated(
                tenant,
                new DealId(UUID.randomUUID()),
                pipeline,
                stage,
                outcome(stage),
                title,
                null,
                Money.ofUnits(new BigDecimal(units), Currency.getInstance(currency)),
                null,
                "dana@example.com",
                new Contact("c-1", "Zoë Müller", "zoe@example.com", Contact.Type.USER, null),
                expected,
                null,
                "ext-" + title,
                null,
                null);
    }

    DealMovedToStage move(DealId deal, StageId from, StageId to) {
        return new DealMovedToStage(tenant, deal, from, pipeline, to, outcome(to), null);
    }

    private Outcome outcome(StageId stage) {
        return stage.equals(won) ? Outcome.WON : stage.equals(lost) ? Outcome.LOST : Outcome.OPEN;
    }
}
