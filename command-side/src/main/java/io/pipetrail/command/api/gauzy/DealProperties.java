package io.pipetrail.command.api.gauzy;

import io.pipetrail.command.Change;
import io.pipetrail.command.deal.ContactRevision;
import io.pipetrail.command.deal.CreateDeal;
import io.pipetrail.command.deal.ReviseDeal;
import io.pipetrail.command.deal.Worth;
import io.pipetrail.events.DealId;
import io.pipetrail.events.Money;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.web.wire.gauzy.GauzyProbability;
import java.util.Currency;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What Gauzy's clients write of a deal. */
record DealProperties(Change<Integer> probability, Change<String> clientId) {

    static final int LONGEST_NAME = 255;

    /** @param owner whose deal it is from its creation on, or null */
    static CreateDeal toCreate(Checked body, TenantId tenant, DealId id, Currency base, @Nullable String owner) {
        var title = body.requiredText("title", LONGEST_NAME);
        var properties = read(body, DealProperties::uuid);
        var stage = body.requiredUuid("stageId");
        body.refuseIfInvalid();
        var probability = properties.said();
        return new CreateDeal(
                tenant,
                id,
                null,
                stage == null ? null : new StageId(stage),
                null,
                title,
                null,
                Money.zero(base),
                probability == null ? null : probability.value(),
                owner,
                properties.contact().from(Contact.UNKNOWN),
                null,
                null,
                null,
                null,
                probability == null ? null : probability.scale());
    }

    static ReviseDeal toRevise(Checked body, TenantId tenant, DealId id) {
        var title = body.textToKeep("title", LONGEST_NAME);
        // Another dialect may have given it any id, and whoever writes back what was read must not be refused.
        var properties = read(body, it -> it.filledText("clientId", LONGEST_NAME));
        var stage = body.has("stageId") ? body.requiredUuid("stageId") : null;
        body.refuseIfInvalid();
        var probability = properties.said();
        return new ReviseDeal(
                tenant,
                id,
                null,
                stage == null ? null : new StageId(stage),
                null,
                title,
                Change.none(),
                Worth.UNSAID,
                properties.probability().given()
                        ? Change.to(probability == null ? null : probability.value())
                        : Change.none(),
                Change.none(),
                properties.contact(),
                Change.none(),
                Change.none(),
                Change.none(),
                Change.none(),
                probability == null ? null : probability.scale());
    }

    private static DealProperties read(Checked body, Function<Checked, Change<String>> clientId) {
        body.always("isActive", true);
        body.always("isArchived", false);
        return new DealProperties(
                body.integer("probability", GauzyProbability.LEAST, GauzyProbability.MOST), clientId.apply(body));
    }

    private static Change<String> uuid(Checked body) {
        var id = body.uuid("clientId");
        if (!id.given()) return Change.none();
        return Change.to(id.value() == null ? null : id.value().toString());
    }

    private @Nullable GauzyProbability said() {
        return probability.value() == null ? null : GauzyProbability.read(probability.value());
    }

    private ContactRevision contact() {
        return ContactRevision.ofWhoHas(clientId);
    }
}
