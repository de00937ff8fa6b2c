package io.pipetrail.command.imports;

import static io.pipetrail.command.imports.LineFields.LONGEST_NAME;
import static io.pipetrail.command.imports.LineFields.change;
import static io.pipetrail.command.imports.LineFields.either;

import io.pipetrail.command.Change;
import io.pipetrail.command.deal.ContactRevision;
import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.DeleteDeal;
import io.pipetrail.command.deal.ImportDeal;
import io.pipetrail.command.deal.ImportDeal.Step;
import io.pipetrail.command.deal.RestoreDeal;
import io.pipetrail.command.deal.ReviseDeal;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.eventstore.Uuid7;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of an import, as {@code GET /exports/deals} prints it. What the line itself says holds from the beginning, unless the
 * first entry of the history says otherwise; what later entries say holds from then on.
 */
final class ImportLine {

    private static final int MOST_ENTRIES = 10_000;
    private static final int LONGEST_TEXT = 20_000;

    private final PatchBody body;
    private final Given<String> title;
    private final Given<String> externalId;
    private final LineFields line;
    private final Contact contact;
    private final Given<String> description;
    private final Given<String> notes;
    private final List<LineFields> history;
    private final LineActivities activities;

    private ImportLine(String json) {
        body = PatchBody.of(json.getBytes(StandardCharsets.UTF_8));
        title = body.text("title", 1, LONGEST_NAME).required();
        externalId = body.text("external_id", 1, LONGEST_NAME);
        line = LineFields.read(body, "created_at");
        contact = new Contact(
                body.text("contact_id", 1, LONGEST_NAME).orNull(),
                body.text("contact_name", 1, LONGEST_NAME).orNull(),
                body.email("contact_email").orNull(),
                body.choice("contact_type", Contact.Type.class).orNull(),
                body.text("referred_by", 1, LONGEST_NAME).orNull());
        description = body.text("description", 0, 5_000);
        notes = body.text("notes", 0, LONGEST_TEXT);
        history = body.objects("history", MOST_ENTRIES).or(List.of()).stream()
                .map(entry -> LineFields.read(entry, "at"))
                .toList();
        activities = LineActivities.read(body);
        body.check();
    }

    /**
     * Reads a line.
     *
     * @throws io.pipetrail.web.problem.Refusal with everything that is wrong with its fields
     */
    static ImportLine read(String json) {
        return new ImportLine(json);
    }

    @Nullable
    String externalId() {
        return externalId.orNull();
    }

    /**
     * The command that takes the deal over.
     *
     * @throws BadRow if it cannot be
     */
    ImportDeal toImport(String importId, TenantId tenant, Currency base, Places places, Instant now) {
        var dealId = new DealId(Uuid7.next());
        var createdAt = createdAt(now);
        var steps = new ArrayList<Step>();
        var lastMove = lastMove();
        var place = Whereabouts.atFirst(firstPipeline(), firstStage(), places);
        var creation = creation(tenant, dealId, base, places, place, lastMove);
        for (int i = 1; i < history.size(); i++) {
            var entry = history.get(i);
            if (!entry.at().hasValue()) throw new BadRow("/history/" + i + "/at is required");
            var at = within(createdAt, now, "/history/" + i + "/at", entry.at().value());
            var reason = i == lastMove && !entry.lostReason().isGiven() ? line.lostReason() : entry.lostReason();
            place = place.after(entry, places);
            add(steps, at, entry, place.reason(reason), creation, place, places);
        }
        activities.addTo(steps, tenant, dealId, createdAt, now);
        return new ImportDeal(importId, creation, createdAt, steps);
    }

    private Instant createdAt(Instant now) {
        var first = history.isEmpty() ? null : history.getFirst().at().orNull();
        var said = line.at().orNull();
        var createdAt = said != null ? said : first != null ? first : now;
        if (createdAt.isAfter(now)) throw new BadRow("/created_at must not be in the future");
        if (first != null) within(createdAt, now, "/history/0/at", first);
        return createdAt;
    }

    private static Instant within(Instant createdAt, Instant now, String pointer, Instant at) {
        if (at.isBefore(createdAt)) throw new BadRow(pointer + " must not be before the deal was created");
        if (at.isAfter(now)) throw new BadRow(pointer + " must not be in the future");
        return at;
    }

    private @Nullable String firstPipeline() {
        var first = history.isEmpty() ? null : history.getFirst();
        return first != null && first.pipeline().hasValue()
                ? first.pipeline().value()
                : line.pipeline().orNull();
    }

    private @Nullable String firstStage() {
        var first = history.isEmpty() ? null : history.getFirst();
        return first != null && first.stage().hasValue() ? first.stage().value() : stageWithoutHistory();
    }

    private CreateDeal creation(
            TenantId tenant, DealId dealId, Currency base, Places places, Whereabouts place, int lastMove) {
        var first = history.isEmpty() ? null : history.getFirst();
        var stage = firstStage();
        var reason = first != null && first.lostReason().isGiven()
                ? first.lostReason()
                : lastMove == 0 ? line.lostReason() : null;
        return new CreateDeal(
                tenant,
                dealId,
                places.pipeline(place.pipeline()).id(),
                stage == null ? null : places.stage(place.pipeline(), stage).id(),
                null,
                title.value(),
                description.orNull(),
                value(first, base),
                either(first == null ? null : first.probability(), line.probability()),
                either(first == null ? null : first.assignedTo(), line.assignedTo()),
                contact,
                either(first == null ? null : first.expectedCloseDate(), line.expectedCloseDate()),
                notes.orNull(),
                externalId.orNull(),
                reason == null ? null : place.reason(reason).or(null),
                null);
    }

    private @Nullable String stageWithoutHistory() {
        var silent = history.stream().noneMatch(entry -> entry.stage().hasValue());
        return silent ? line.stage().orNull() : null;
    }

    private Money value(@Nullable LineFields first, Currency base) {
        try {
            var said = line.worth().from(Money.zero(line.currency().or(base)));
            return first == null ? said : first.worth().from(said);
        } catch (ArithmeticException unfit) {
            throw new BadRow("/value " + unfit.getMessage());
        }
    }

    /** The entry that brought the deal to the stage that it is in; 0 is its creation. */
    private int lastMove() {
        for (int i = history.size() - 1; i > 0; i--) {
            if (history.get(i).stage().hasValue() || history.get(i).pipeline().hasValue()) return i;
        }
        return 0;
    }

    private void add(
            List<Step> steps,
            Instant at,
            LineFields entry,
            Change<String> lostReason,
            CreateDeal creation,
            Whereabouts place,
            Places places) {
        var tenant = creation.tenantId();
        var dealId = creation.dealId();
        var deleted = entry.deleted().orNull();
        if (Boolean.FALSE.equals(deleted)) steps.add(new Step(at, new RestoreDeal(tenant, dealId)));
        if (entry.sayMore()) {
            StageId stage = entry.stage().hasValue()
                    ? places.stage(place.pipeline(), entry.stage().value()).id()
                    : null;
            steps.add(new Step(
                    at,
                    new ReviseDeal(
                            tenant,
                            dealId,
                            stage == null && entry.pipeline().hasValue()
                                    ? places.pipeline(place.pipeline()).id()
                                    : null,
                            stage,
                            null,
                            Change.none(),
                            Change.none(),
                            entry.worth(),
                            change(entry.probability()),
                            change(entry.assignedTo()),
                            ContactRevision.NOTHING,
                            change(entry.expectedCloseDate()),
                            Change.none(),
                            Change.none(),
                            lostReason,
                            null)));
        }
        if (Boolean.TRUE.equals(deleted)) steps.add(new Step(at, new DeleteDeal(tenant, dealId)));
    }
}
