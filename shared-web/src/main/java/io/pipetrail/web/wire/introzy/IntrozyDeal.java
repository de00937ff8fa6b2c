package io.pipetrail.web.wire.introzy;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The whole of a deal, as it is answered to who asks for this one. */
public record IntrozyDeal(
        String id,
        String name,
        @Nullable String description,
        BigDecimal expectedValue,
        String currency,
        @Nullable String notes,
        Stage stage,
        @Nullable IntrozyContact contact,
        @Nullable IntrozyOwner owner,
        @IntrozyInstant Instant createdAt,
        @IntrozyInstant Instant updatedAt) {

    /** The stage with what it is for. */
    public record Stage(
            String id,
            String label,
            @Nullable String color,
            @Nullable String description) {}

    public static IntrozyDeal of(DealState deal, StageState stage) {
        return new IntrozyDeal(
                deal.id().toString(),
                deal.title(),
                deal.description(),
                IntrozyNumbers.units(deal.value()),
                deal.value().currency().getCurrencyCode(),
                deal.notes(),
                new Stage(stage.id().toString(), stage.name(), stage.color(), stage.description()),
                IntrozyContact.of(deal.contact()),
                IntrozyOwner.of(deal.assignedTo()),
                deal.createdAt(),
                deal.updatedAt());
    }
}
