package io.pipetrail.query.audit;

import io.pipetrail.events.Money;
import io.pipetrail.events.deal.ActivityLogged;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealCreated;
import io.pipetrail.events.deal.DealDeleted;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.DealMovedToStage;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealRestored;
import io.pipetrail.events.deal.DealValueChanged;
import java.math.BigDecimal;
import java.time.Instant;

/** A deal as {@code readside.deal_versions} keeps it, event by event. */
final class PastDeal {

    private PastDeal() {}

    static Row created(DealCreated created, Instant at) {
        var row = new Row()
                .set("tenant_id", created.tenantId())
                .set("deal_id", created.dealId())
                .set("version", 1)
                .set("pipeline_id", created.pipelineId())
                .set("stage_id", created.stageId())
                .set("title", created.title())
                .set("probability", created.probability())
                .set("assigned_to", created.assignedTo())
                .set("external_id", created.externalId())
                .set("expected_close_date", created.expectedCloseDate())
                .set("deleted", false)
                .set("stage_entered_at", at)
                .set("created_at", at)
                .set("updated_at", at);
        return contact(worth(row, created.value()), created.contact());
    }

    static Row next(Row row, DealEvent event, Instant at) {
        row.set("version", (Long) row.require("version") + 1);
        if (at.isAfter(time(row, "updated_at"))) row.set("updated_at", at);
        return switch (event) {
            case DealCreated e -> row;
            case DealMovedToStage e ->
                row.set("pipeline_id", e.pipelineId())
                        .set("stage_id", e.stageId())
                        .set("stage_entered_at", at);
            case DealValueChanged e -> worth(row, e.value());
            case DealProbabilityChanged e -> row.set("probability", e.probability());
            case DealRenamed e -> row.set("title", e.title());
            case DealAssigned e -> row.set("assigned_to", e.assignedTo());
            case DealContactChanged e -> contact(row, e.contact());
            case DealExpectedCloseChanged e -> row.set("expected_close_date", e.expectedCloseDate());
            case DealExternalIdChanged e -> row.set("external_id", e.externalId());
            case DealDeleted e -> row.set("deleted", true);
            case DealRestored e -> row.set("deleted", false);
            case DealDescribed e -> row;
            case DealNotesChanged e -> row;
            case DealLostReasonChanged e -> row;
            case ActivityLogged e -> row;
        };
    }

    static Instant time(Row row, String column) {
        return Instant.parse(row.require(column).toString());
    }

    private static Row worth(Row row, Money value) {
        return row.set("value_minor", value.minor())
                .set("currency", value.currency())
                .set("value", BigDecimal.valueOf(value.minor(), value.currency().getDefaultFractionDigits()));
    }

    private static Row contact(Row row, Contact contact) {
        return row.set("contact_id", contact.id())
                .set("contact_name", contact.name())
                .set("contact_email", contact.email());
    }
}
