package io.pipetrail.query.api.v1;

import io.pipetrail.events.deal.DealState;
import io.pipetrail.query.history.Journeys.Journey;
import io.pipetrail.query.timeline.Activity;
import io.pipetrail.web.wire.v1.Plain;
import io.pipetrail.web.wire.v1.UtcMillis;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A deal as an import takes it: what it is now, and in its history what it was before. */
@JsonNaming(SnakeCaseStrategy.class)
record ExportedDeal(
        @Nullable String externalId,
        String title,
        @Nullable String description,
        BigDecimal value,
        String currency,
        @Nullable BigDecimal probability,
        @Nullable String assignedTo,
        @Nullable String contactId,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable String contactType,
        @Nullable String referredBy,
        @Nullable String notes,
        @Nullable LocalDate expectedCloseDate,
        @Nullable String lostReason,
        String pipeline,
        @UtcMillis Instant createdAt,
        List<Map<String, @Nullable Object>> history,
        List<Done> activities) {

    /** Something done for the deal. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Done(
            String type,
            @Nullable String subject,
            @Nullable String body,
            @UtcMillis Instant occurredAt,
            @Nullable Integer durationMinutes,
            @Nullable String direction) {

        static Done of(Activity activity) {
            var what = activity.what();
            return new Done(
                    Plain.name(what.type()),
                    what.subject(),
                    what.body(),
                    what.happenedAt() == null ? activity.loggedAt() : what.happenedAt(),
                    what.durationMinutes(),
                    Plain.nameOrNull(what.direction()));
        }
    }

    static ExportedDeal of(DealState deal, Journey journey, List<Activity> activities) {
        return new ExportedDeal(
                deal.externalId(),
                deal.title(),
                deal.description(),
                Plain.units(deal.value()),
                Plain.code(deal.value().currency()),
                deal.probability() == null
                        ? null
                        : Plain.number(deal.probability().value()),
                deal.assignedTo(),
                deal.contact().id(),
                deal.contact().name(),
                deal.contact().email(),
                Plain.nameOrNull(deal.contact().type()),
                deal.contact().referredBy(),
                deal.notes(),
                deal.expectedCloseDate(),
                deal.lostReason(),
                journey.pipeline(),
                deal.createdAt(),
                ExportedHistory.of(journey),
                activities.stream().map(Done::of).toList());
    }
}
