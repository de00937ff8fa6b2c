package io.pipetrail.web.wire.gauzy;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.pipetrail.events.deal.DealState;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deal. Its stage, client and creator are printed where they were asked for, null where there is none.
 *
 * @param related what was asked for besides the deal itself, by its name
 */
public record GauzyDeal(
        String id,
        String title,
        @Nullable Integer probability,
        String stageId,
        @Nullable String clientId,
        @Nullable String createdByUserId,
        String organizationId,
        String tenantId,
        boolean isActive,
        boolean isArchived,
        @IsoMillis Instant createdAt,
        @IsoMillis Instant updatedAt,
        @IsoMillis @Nullable Instant deletedAt,
        @JsonAnyGetter Map<String, @Nullable Object> related) {

    public static GauzyDeal of(DealState deal) {
        return of(deal, Map.of());
    }

    /** Nothing happens to a deleted deal but its recovery, so that its deletion was its last change. */
    public static GauzyDeal of(DealState deal, Map<String, @Nullable Object> related) {
        return new GauzyDeal(
                deal.id().toString(),
                deal.title(),
                GauzyProbability.print(deal.probability(), deal.probabilityScale()),
                deal.stageId().toString(),
                deal.contact().id(),
                deal.assignedTo(),
                deal.tenantId().toString(),
                deal.tenantId().toString(),
                true,
                false,
                deal.createdAt(),
                deal.updatedAt(),
                deal.deleted() ? deal.updatedAt() : null,
                related);
    }
}
