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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A deal as an import takes it. */
@JsonNaming(SnakeCaseStrategy.class)
record ExportedDeal(
        @Nullable String externalId,
        String title,
        BigDecimal value,
        String currency,
        @Nullable BigDecimal probability,
        @Nullable String assignedTo,
        @Nullable String contactName,
        @Nullable String contactEmail,
        @Nullable String notes,
        @Nullable LocalDate expectedCloseDate,
        String pipeline,
        @UtcMillis Instant createdAt,
        List<Stop> history,
        List<Done> activities) {

    /** A stage that the deal came into. */
    record Stop(String stage, @UtcMillis Instant at) {}

    /** Something done for the deal. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Done(
            String type,
            @Nullable String subject,
            @Nullable String body,
            @UtcMillis @Nullable Instant occurredAt) {

        static Done of(Activity activity) {
            var what = activity.what();
            return new Done(Plain.name(what.type()), what.subject(), what.body(), what.happenedAt());
        }
    }

    static ExportedDeal of(DealState deal, Journey journey, List<Activity> activities) {
        return new ExportedDeal(
                deal.externalId(),
                deal.title(),
                Plain.units(deal.value()),
                Plain.code(deal.value().currency()),
                deal.probability() == null
                        ? null
                        : Plain.number(deal.probability().value()),
                deal.assignedTo(),
                deal.contact().name(),
                deal.contact().email(),
                deal.notes(),
                deal.expectedCloseDate(),
                journey.pipeline(),
                deal.createdAt(),
                journey.stops().stream()
                        .map(stop -> new Stop(stop.stage(), stop.at()))
                        .toList(),
                activities.stream().map(Done::of).toList());
    }
}
