package io.pipetrail.query.api.v1;

import io.pipetrail.web.wire.v1.V1Activity;
import io.pipetrail.web.wire.v1.V1Actor;
import io.pipetrail.web.wire.v1.V1Deal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Deals and their activities as lines of a table. */
final class ExportLines {

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

    static final String HEADER = Csv.line(
            "id",
            "external_id",
            "title",
            "value",
            "currency",
            "probability",
            "status",
            "pipeline_id",
            "stage",
            "stage_entered_at",
            "assigned_to",
            "contact_name",
            "contact_email",
            "notes",
            "expected_close_date",
            "closed_at",
            "lost_reason",
            "created_at",
            "updated_at",
            "pipeline",
            "description",
            "contact_id",
            "contact_type",
            "referred_by");

    static final String ACTIVITIES_HEADER = Csv.line(
            "id",
            "deal_id",
            "type",
            "subject",
            "body",
            "occurred_at",
            "duration_minutes",
            "direction",
            "actor",
            "created_at");

    private ExportLines() {}

    /** A deal, with the name of its pipeline: by that an import finds it elsewhere. */
    static String of(V1Deal deal, @Nullable String pipeline) {
        return Csv.line(
                deal.id(),
                deal.externalId(),
                deal.title(),
                deal.value().toPlainString(),
                deal.currency(),
                deal.probability() == null ? null : deal.probability().toPlainString(),
                deal.status(),
                deal.pipelineId(),
                deal.stage().name(),
                millis(deal.stageEnteredAt()),
                deal.assignedTo(),
                deal.contactName(),
                deal.contactEmail(),
                deal.notes(),
                deal.expectedCloseDate(),
                millis(deal.closedAt()),
                deal.lostReason(),
                millis(deal.createdAt()),
                millis(deal.updatedAt()),
                pipeline,
                deal.description(),
                deal.contactId(),
                deal.contactType(),
                deal.referredBy());
    }

    static String of(V1Activity activity) {
        return Csv.line(
                activity.id(),
                activity.dealId(),
                activity.type(),
                activity.subject(),
                activity.body(),
                millis(activity.occurredAt()),
                activity.durationMinutes(),
                activity.direction(),
                actor(activity.actor()),
                millis(activity.createdAt()));
    }

    private static @Nullable String actor(@Nullable V1Actor actor) {
        if (actor == null) return null;
        return actor.name() == null ? actor.id() : actor.name();
    }

    static @Nullable String millis(@Nullable Instant instant) {
        return instant == null ? null : MILLIS.format(instant);
    }
}
