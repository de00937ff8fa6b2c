package io.pipetrail.web.wire.pipeback;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.DealState;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A deal.
 *
 * @param status open, won or lost
 * @param statusChangedAt when it was won or lost; null while it is open
 * @param amount in minor units of the deal's own currency
 */
@JsonNaming(SnakeCaseStrategy.class)
public record PipebackDeal(
        String id,
        String workspaceId,
        String pipelineId,
        String pipelineStageId,
        @Nullable String contactId,
        @Nullable String ownerId,
        String name,
        String status,
        @UtcSeconds @Nullable Instant statusChangedAt,
        long amount,
        String amountFormatted,
        @Nullable LocalDate expectedCloseDate,
        @UtcSeconds Instant createdAt,
        @UtcSeconds Instant updatedAt) {

    /** The deal, in a stage that means this. */
    public static PipebackDeal of(DealState deal, Outcome ofStage) {
        return new PipebackDeal(
                deal.id().toString(),
                deal.tenantId().toString(),
                deal.pipelineId().toString(),
                deal.stageId().toString(),
                deal.contact().id(),
                deal.assignedTo(),
                deal.title(),
                ofStage.name().toLowerCase(Locale.ROOT),
                deal.closedAt(),
                deal.value().minor(),
                FormattedAmount.of(
                        BigInteger.valueOf(deal.value().minor()), deal.value().currency()),
                deal.expectedCloseDate(),
                deal.createdAt(),
                deal.updatedAt());
    }
}
