package io.pipetrail.benchmarks.seed;

import io.pipetrail.events.Money;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealValueChanged;

/** What happens to a deal: two stages on, worth more, and back to where it began, which is where the registry has it. */
record DealLife(DealCreated created, StageId second, StageId third) {

    static final int EVENTS = 5;

    DealEvent event(int sequence) {
        return switch (sequence) {
            case 0 -> created;
            case 1 -> moved(created.stageId(), second);
            case 2 -> moved(second, third);
            case 3 -> new DealValueChanged(created.tenantId(), created.dealId(), doubled());
            default -> moved(third, created.stageId());
        };
    }

    private DealMovedToStage moved(StageId from, StageId to) {
        return new DealMovedToStage(
                created.tenantId(), created.dealId(), from, created.pipelineId(), to, created.outcome(), null);
    }

    private Money doubled() {
        return new Money(created.value().minor() * 2, created.value().currency());
    }
}
