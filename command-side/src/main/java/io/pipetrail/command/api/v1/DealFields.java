package io.pipetrail.command.api.v1;

import static io.pipetrail.command.api.v1.Bodies.LONGEST_DESCRIPTION;
import static io.pipetrail.command.api.v1.Bodies.LONGEST_NAME;
import static io.pipetrail.command.api.v1.Bodies.change;

import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.ReviseDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.Probability;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.v1.Ids;
import java.time.LocalDate;
import java.util.Currency;

/** The fields of a deal that clients write. */
record DealFields(
        Given<String> title,
        Given<String> description,
        WorthFields worth,
        Given<Probability> probability,
        Given<PipelineId> pipelineId,
        Given<StageId> stageId,
        Given<String> assignedTo,
        ContactFields contact,
        Given<LocalDate> expectedCloseDate,
        Given<String> notes,
        Given<String> externalId,
        Given<String> lostReason) {

    private static final int LONGEST_NOTES = 20_000;
    private static final int LONGEST_REASON = 1_000;

    static CreateDeal toCreate(PatchBody body, TenantId tenantId, DealId dealId, Currency base) {
        var fields = read(body);
        fields.title.required();
        var value = fields.worth.toCreate(base);
        body.check();
        return new CreateDeal(
                tenantId,
                dealId,
                fields.pipelineId.orNull(),
                fields.stageId.orNull(),
                null,
                fields.title.value(),
                fields.description.orNull(),
                value,
                fields.probability.orNull(),
                fields.assignedTo.orNull(),
                fields.contact.said().from(Contact.UNKNOWN),
                fields.expectedCloseDate.orNull(),
                fields.notes.orNull(),
                fields.externalId.orNull(),
                fields.lostReason.orNull(),
                null);
    }

    static ReviseDeal toRevise(PatchBody body, TenantId tenantId, DealId dealId) {
        var fields = read(body);
        var worth = fields.worth.toRevise();
        body.check();
        return new ReviseDeal(
                tenantId,
                dealId,
                fields.pipelineId.orNull(),
                fields.stageId.orNull(),
                null,
                change(fields.title),
                change(fields.description),
                worth,
                change(fields.probability),
                change(fields.assignedTo),
                fields.contact.said(),
                change(fields.expectedCloseDate),
                change(fields.notes),
                change(fields.externalId),
                change(fields.lostReason),
                null);
    }

    static Given<String> lostReason(PatchBody body) {
        return body.text("lost_reason", 0, LONGEST_REASON);
    }

    private static DealFields read(PatchBody body) {
        return new DealFields(
                body.text("title", 1, LONGEST_NAME).notNull(),
                body.text("description", 0, LONGEST_DESCRIPTION),
                WorthFields.read(body),
                body.probability("probability"),
                body.id("pipeline_id", Ids::pipeline).notNull(),
                body.id("stage_id", Ids::stage).notNull(),
                body.text("assigned_to", 1, LONGEST_NAME),
                ContactFields.read(body),
                body.date("expected_close_date"),
                body.text("notes", 0, LONGEST_NOTES),
                body.text("external_id", 1, LONGEST_NAME),
                lostReason(body));
    }
}
