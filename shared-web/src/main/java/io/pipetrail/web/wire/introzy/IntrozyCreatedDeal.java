package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A deal as it is answered to who creates it. */
public record IntrozyCreatedDeal(
        String id,
        String name,
        @Nullable String description,
        BigDecimal expectedValue,
        String currency,
        IntrozyStageName stage,
        IntrozyContact.@Nullable Brief contact,
        @IntrozyInstant Instant createdAt) {

    public static IntrozyCreatedDeal of(DealState deal, StageState stage) {
        return new IntrozyCreatedDeal(
                deal.id().toString(),
                deal.title(),
                deal.description(),
                IntrozyNumbers.units(deal.value()),
                deal.value().currency().getCurrencyCode(),
                IntrozyStageName.of(stage),
                IntrozyContact.briefly(deal.contact()),
                deal.createdAt());
    }
}
