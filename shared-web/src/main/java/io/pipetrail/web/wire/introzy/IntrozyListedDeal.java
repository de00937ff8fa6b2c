package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deal among others. */
public record IntrozyListedDeal(
        String id,
        String name,
        @Nullable String description,
        BigDecimal expectedValue,
        String currency,
        @Nullable String notes,
        IntrozyStageName stage,
        @Nullable IntrozyContact contact,
        IntrozyOwner.@Nullable Brief owner,
        @IntrozyInstant Instant createdAt,
        @IntrozyInstant Instant updatedAt) {

    public static IntrozyListedDeal of(DealState deal, StageState stage) {
        return new IntrozyListedDeal(
                deal.id().toString(),
                deal.title(),
                deal.description(),
                IntrozyNumbers.units(deal.value()),
                deal.value().currency().getCurrencyCode(),
                deal.notes(),
                IntrozyStageName.of(stage),
                IntrozyContact.of(deal.contact()),
                IntrozyOwner.briefly(deal.assignedTo()),
                deal.createdAt(),
                deal.updatedAt());
    }
}
