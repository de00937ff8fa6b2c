package io.pipetrail.command.api.pipeback;

import io.pipetrail.command.Change;
import io.pipetrail.command.deal.ContactRevision;
import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.ReviseDeal;
import io.pipetrail.command.deal.Worth;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.PipelineId;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.web.body.PatchBody;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a deal that Pipeback's clients write. */
record PipebackDealFields(
        Change<String> name,
        Change<Long> amount,
        @Nullable PipelineId pipelineId,
        @Nullable StageId stageId,
        @Nullable Outcome status,
        Change<String> contactId,
        Change<String> ownerId,
        Change<LocalDate> expectedCloseDate) {

    private static final int LONGEST = PipebackPipelineWrites.LONGEST_NAME;
    private static final Map<String, Outcome> STATUSES =
            Map.of("open", Outcome.OPEN, "won", Outcome.WON, "lost", Outcome.LOST);

    static CreateDeal toCreate(PatchBody body, TenantId tenant, DealId deal, Currency base) {
        var form = new Form(body);
        var fields = read(form, Change.to(form.required("name", LONGEST)));
        form.check();
        return new CreateDeal(
                tenant,
                deal,
                fields.pipelineId,
                fields.stageId,
                fields.status,
                fields.name.orKeep(""),
                null,
                new Money(fields.amount.orKeep(0L), base),
                null,
                fields.ownerId.value(),
                fields.contact().from(Contact.UNKNOWN),
                fields.expectedCloseDate.value(),
                null,
                null,
                null,
                null);
    }

    static ReviseDeal toRevise(PatchBody body, TenantId tenant, DealId deal) {
        var form = new Form(body);
        var fields = read(form, form.filled("name", LONGEST));
        form.check();
        return new ReviseDeal(
                tenant,
                deal,
                fields.pipelineId,
                fields.stageId,
                fields.status,
                fields.name,
                Change.none(),
                fields.worth(),
                Change.none(),
                fields.ownerId,
                fields.contact(),
                fields.expectedCloseDate,
                Change.none(),
                Change.none(),
                Change.none(),
                null);
    }

    private static PipebackDealFields read(Form form, Change<String> name) {
        return new PipebackDealFields(
                name,
                form.whole("amount", Worth.MAX_MINOR),
                form.id("pipeline_id", PipelineId::new),
                form.id("pipeline_stage_id", StageId::new),
                form.choice("status", STATUSES),
                form.text("contact_id", LONGEST),
                form.text("owner_id", LONGEST),
                form.date("expected_close_date"));
    }

    /** In whatever currency the deal has; null is an amount of 0. */
    private Worth worth() {
        return amount.given() ? new Worth(null, amount.orKeep(0L), null) : Worth.UNSAID;
    }

    /** Nothing else is known here of a contact, so that another id is another one. */
    private ContactRevision contact() {
        return ContactRevision.ofWhoHas(contactId);
    }
}
