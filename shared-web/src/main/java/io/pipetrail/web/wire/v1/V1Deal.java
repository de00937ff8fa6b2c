package io.pipetrail.web.wire.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pipetrail.events.EffectiveProbability;
import io.pipetrail.events.deal.DealState;
import io.pipetrail.events.pipeline.StageState;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A deal; what only the answer about a single deal has (activities, contact) is left out elsewhere. */
@JsonNaming(SnakeCaseStrategy.class)
public record V1Deal(
        String object,
        String id,
        String title,
        @Nullable String description,
        BigDecimal value,
        long valueMinor,
        String currency,
        @Nullable BigDecimal probability,
        BigDecimal effectiveProbability,
        String probabilitySource,
        BigDecimal weightedValue,
        String status,
        @Nullable String lostReason,
        String pipelineId,
        V1StageName stage,
        @UtcMillis Instant stageEnteredAt,
        long daysInStage,
        boolean isRotting,
        @Nullable String assignedTo,
        @Nullable String contactId,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable String contactType,
        @Nullable String referredBy,
        @Nullable LocalDate expectedCloseDate,
        @UtcMillis @Nullable Instant closedAt,
        @Nullable String notes,
        @Nullable String externalId,
        long version,
        @UtcMillis Instant createdAt,
        @UtcMillis Instant updatedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<V1Activity> activities,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable V1Contact contact) {

    /** A deal as it stands at an instant; the stage is the one it is in. */
    public static V1Deal of(DealState deal, StageState stage, Instant now) {
        return of(deal, stage, now, null, null);
    }

    /** A deal with its latest activities (newest first) and its contact. */
    public static V1Deal of(DealState deal, StageState stage, Instant now, List<V1Activity> latest) {
        return of(deal, stage, now, latest, V1Contact.of(deal.contact()));
    }

    private static V1Deal of(
            DealState deal,
            StageState stage,
            Instant now,
            @Nullable List<V1Activity> activities,
            @Nullable V1Contact contact) {
        var effective = EffectiveProbability.of(stage.outcome(), deal.probability(), stage.probability());
        var days = Math.max(0, Duration.between(deal.stageEnteredAt(), now).toDays());
        return new V1Deal(
                "deal",
                Ids.print(deal.id()),
                deal.title(),
                deal.description(),
                Plain.units(deal.value()),
                deal.value().minor(),
                Plain.code(deal.value().currency()),
                deal.probability() == null
                        ? null
                        : Plain.number(deal.probability().value()),
                Plain.number(effective.value().value()),
                Plain.name(effective.source()),
                Plain.units(deal.value().times(effective.value())),
                Plain.name(stage.outcome()),
                deal.lostReason(),
                Ids.print(deal.pipelineId()),
                V1StageName.of(stage.id(), stage.name()),
                deal.stageEnteredAt(),
                days,
                !stage.outcome().isClosed() && stage.rottingDays() > 0 && days >= stage.rottingDays(),
                deal.assignedTo(),
                deal.contact().id(),
                deal.contact().name(),
                deal.contact().email(),
                Plain.nameOrNull(deal.contact().type()),
                deal.contact().referredBy(),
                deal.expectedCloseDate(),
                deal.closedAt(),
                deal.notes(),
                deal.externalId(),
                deal.version(),
                deal.createdAt(),
                deal.updatedAt(),
                activities,
                contact);
    }
}
