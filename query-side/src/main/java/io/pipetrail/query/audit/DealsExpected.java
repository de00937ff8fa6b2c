package io.pipetrail.query.audit;

import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
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
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The row of {@code readside.deals}: written column by column as the events say, and as the stages do that the deal was in. */
final class DealsExpected implements DealRows {

    /** Where deals without an expected close stand in an order by it: behind all others. */
    private static final int BEHIND_ALL = Integer.MAX_VALUE;

    private final Turns turns;

    DealsExpected(Turns turns) {
        this.turns = turns;
    }

    @Override
    public String projection() {
        return Table.DEALS.projection();
    }

    @Override
    public void of(List<Happening> events, Chunk rows) {
        Deal deal = null;
        for (var happened : events) {
            if (happened.payload() instanceof DealCreated created) deal = new Deal(created, happened);
            else if (deal != null) deal.take((DealEvent) happened.payload(), happened);
        }
        if (deal == null) return;
        deal.turn(Long.MAX_VALUE);
        rows.add(Table.DEALS, deal.row);
    }

    private final class Deal {

        private final Row row = new Row();
        private StageId stage;
        private PipelineId pipeline;
        private Instant updatedAt;
        private long turned;

        private Deal(DealCreated created, Happening happened) {
            stage = created.stageId();
            pipeline = created.pipelineId();
            updatedAt = happened.at();
            turned = happened.position();
            row.set("tenant_id", created.tenantId())
                    .set("deal_id", created.dealId())
                    .set("last_open_pipeline_id", null)
                    .set("last_open_stage_id", null)
                    .set("title", created.title())
                    .set("description", created.description())
                    .set("probability", created.probability())
                    .set("probability_scale", created.probabilityScale())
                    .set("assigned_to", created.assignedTo())
                    .set("notes", created.notes())
                    .set("external_id", created.externalId())
                    .set("deleted", false)
                    .set("version", 1)
                    .set("created_at", happened.at())
                    .set("updated_at", happened.at());
            worth(created.value());
            contact(created.contact());
            expectedClose(created.expectedCloseDate());
            enter(created.outcome(), created.lostReason(), happened.at());
        }

        private void take(DealEvent event, Happening happened) {
            turn(happened.position());
            if (happened.at().isAfter(updatedAt)) updatedAt = happened.at();
            row.set("version", (Long) row.require("version") + 1).set("updated_at", updatedAt);
            switch (event) {
                case DealCreated e -> {}
                case DealMovedToStage e -> {
                    stage = e.stageId();
                    pipeline = e.pipelineId();
                    enter(e.outcome(), e.lostReason(), happened.at());
                }
                case DealValueChanged e -> worth(e.value());
                case DealProbabilityChanged e ->
                    row.set("probability", e.probability()).set("probability_scale", e.probabilityScale());
                case DealRenamed e -> row.set("title", e.title());
                case DealDescribed e -> row.set("description", e.description());
                case DealAssigned e -> row.set("assigned_to", e.assignedTo());
                case DealContactChanged e -> contact(e.contact());
                case DealExpectedCloseChanged e -> expectedClose(e.expectedCloseDate());
                case DealNotesChanged e -> row.set("notes", e.notes());
                case DealLostReasonChanged e -> row.set("lost_reason", e.lostReason());
                case DealExternalIdChanged e -> row.set("external_id", e.externalId());
                case ActivityLogged e -> {}
                case DealDeleted e -> row.set("deleted", true);
                case DealRestored e -> row.set("deleted", false);
            }
        }

        /** What the deal's stage came to mean before that place of the log. */
        private void turn(long before) {
            for (var turn : turns.between(stage, turned, before)) {
                row.set("outcome", turn.outcome());
                if (turn.outcome() == Outcome.OPEN) {
                    row.set("closed_at", null);
                    isOpen();
                } else if (row.get("closed_at") == null) {
                    row.set("closed_at", turn.at());
                }
            }
            turned = before;
        }

        private void enter(Outcome outcome, @Nullable String lostReason, Instant at) {
            row.set("pipeline_id", pipeline)
                    .set("stage_id", stage)
                    .set("outcome", outcome)
                    .set("lost_reason", lostReason)
                    .set("stage_entered_at", at)
                    .set("closed_at", outcome == Outcome.OPEN ? null : at);
            if (outcome == Outcome.OPEN) isOpen();
        }

        private void isOpen() {
            row.set("last_open_pipeline_id", pipeline).set("last_open_stage_id", stage);
        }

        private void worth(Money value) {
            row.set("value_minor", value.minor())
                    .set("currency", value.currency())
                    .set(
                            "value",
                            BigDecimal.valueOf(value.minor(), value.currency().getDefaultFractionDigits()));
        }

        private void contact(Contact contact) {
            row.set("contact_id", contact.id())
                    .set("contact_name", contact.name())
                    .set("contact_email", contact.email())
                    .set("contact_type", contact.type())
                    .set("referred_by", contact.referredBy());
        }

        private void expectedClose(@Nullable LocalDate day) {
            row.set("expected_close_date", day).set("expected_close_sort", day == null ? BEHIND_ALL : day.toEpochDay());
        }
    }
}
