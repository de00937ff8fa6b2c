package io.pipetrail.benchmarks.peers.axon;

import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A deal with Pipetrail's events and fold. It believes what it is told of stages; Pipetrail looks them up. Axon wants the
 * handlers in the class that it makes, hence there.
 */
abstract class Deal {

    private static final TenantId TENANT = new TenantId(new UUID(0, 1));
    private static final PipelineId PIPELINE = new PipelineId(new UUID(0, 2));

    record CreateDeal(
            @TargetAggregateIdentifier String dealId,
            UUID stageId,
            String title,
            long value,
            String currency,
            String assignedTo,
            String contact,
            LocalDate expectedClose) {}

    record MoveDeal(@TargetAggregateIdentifier String dealId, UUID stageId) {}

    private @Nullable DealState state;

    final void create(CreateDeal create) {
        AggregateLifecycle.apply(new DealCreated(
                TENANT,
                new DealId(UUID.fromString(create.dealId())),
                PIPELINE,
                new StageId(create.stageId()),
                Outcome.OPEN,
                create.title(),
                null,
                new Money(
                        create.value() * 100,
                        Currency.getInstance(create.currency().toUpperCase(Locale.ROOT))),
                null,
                create.assignedTo(),
                new Contact(null, create.contact(), null, Contact.Type.COMPANY, null),
                create.expectedClose(),
                null,
                null,
                null,
                null));
    }

    final void move(MoveDeal move) {
        var deal = state;
        var target = new StageId(move.stageId());
        if (deal == null || deal.isIn(target)) return;
        AggregateLifecycle.apply(
                new DealMovedToStage(TENANT, deal.id(), deal.stageId(), PIPELINE, target, Outcome.OPEN, null));
    }

    @EventSourcingHandler
    void on(DealEvent event, @Timestamp Instant at) {
        var before = state;
        if (event instanceof DealCreated created) {
            state = DealState.of(created, at);
        } else if (before != null) {
            state = before.evolve(event, at);
        }
    }

    @AggregateIdentifier
    @Nullable
    String id() {
        return state == null ? null : state.id().toString();
    }
}
