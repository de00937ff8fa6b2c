package io.pipetrail.benchmarks.seed;

import io.pipetrail.events.ActivityId;
import io.pipetrail.events.Money;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.ActivityType;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealValueChanged;
import io.pipetrail.eventstore.Uuid7;
import java.time.LocalDate;

/**
 * What happens to a deal: two stages on, worth more, and back to where it began, which is where the registry has it; then it is
 * worked on, and two things about it change.
 */
record DealLife(DealCreated created, StageId second, StageId third) {

    static final int EVENTS = 10;

    DealEvent event(int sequence) {
        return switch (sequence) {
            case 0 -> created;
            case 1 -> moved(created.stageId(), second);
            case 2 -> moved(second, third);
            case 3 -> new DealValueChanged(created.tenantId(), created.dealId(), doubled());
            case 4 -> moved(third, created.stageId());
            case 5 -> logged(ActivityType.CALL, "First call", "They ask for an offer by the end of the month.");
            case 6 -> logged(ActivityType.NOTE, "Offer sent", "With a discount for two years.");
            case 7 -> logged(ActivityType.EMAIL, "Answer", "They would like to see a reference.");
            case 8 -> new DealAssigned(created.tenantId(), created.dealId(), "desk-south");
            case 9 -> new DealExpectedCloseChanged(created.tenantId(), created.dealId(), LocalDate.parse("2027-05-31"));
            default -> throw new IllegalArgumentException("It has %d events".formatted(EVENTS));
        };
    }

    private ActivityLogged logged(ActivityType type, String subject, String body) {
        return new ActivityLogged(
                created.tenantId(),
                created.dealId(),
                new ActivityId(Uuid7.next()),
                type,
                subject,
                body,
                null,
                null,
                null);
    }

    private DealMovedToStage moved(StageId from, StageId to) {
        return new DealMovedToStage(
                created.tenantId(), created.dealId(), from, created.pipelineId(), to, created.outcome(), null);
    }

    private Money doubled() {
        return new Money(created.value().minor() * 2, created.value().currency());
    }
}
