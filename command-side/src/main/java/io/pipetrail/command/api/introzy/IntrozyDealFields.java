package io.pipetrail.command.api.introzy;

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
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import io.pipetrail.web.wire.introzy.IntrozyIds;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** The fields of a deal that clients write; others are not looked at. */
record IntrozyDealFields(
        PatchBody body,
        Given<String> name,
        Given<String> description,
        Given<BigDecimal> expectedValue,
        Given<Currency> currency,
        Given<String> ownerId,
        Given<String> notes) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 1_000;
    private static final int LONGEST_ID = 255;
    private static final int LONGEST_NOTES = 20_000;
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(17);
    private static final Currency USD = Currency.getInstance("USD");
    private static final List<String> OF_CONTACT = List.of("contactId", "contactType", "contact");

    static CreateDeal toCreate(PatchBody body, TenantId tenantId, DealId dealId, String creator) {
        var fields = read(body);
        fields.name.required();
        var contact = fields.contact();
        var value = fields.value();
        body.checkAsked();
        return new CreateDeal(
                tenantId,
                dealId,
                null,
                null,
                null,
                fields.name.value(),
                fields.description.orNull(),
                value,
                null,
                fields.ownerId.or(creator),
                contact,
                null,
                fields.notes.orNull(),
                null,
                null,
                null);
    }

    static ReviseDeal toRevise(PatchBody body, TenantId tenantId, DealId dealId) {
        var fields = read(body);
        fields.name.notNull();
        fields.currency.notNull();
        var stage = body.id("pipelineStageId", IntrozyIds::parse).notNull().map(StageId::new);
        OF_CONTACT.stream()
                .filter(body.json()::has)
                .forEach(name -> body.complain(name, "cannot be changed: the contact of a deal stays"));
        if (fields.currency.hasValue()) fields.complainUnlessFit(Money.zero(fields.currency.value()));
        body.checkAsked();
        return new ReviseDeal(
                tenantId,
                dealId,
                null,
                stage.orNull(),
                null,
                change(fields.name),
                change(fields.description),
                fields.worth(),
                Change.none(),
                change(fields.ownerId),
                ContactRevision.NOTHING,
                Change.none(),
                change(fields.notes),
                Change.none(),
                Change.none(),
                null);
    }

    private static IntrozyDealFields read(PatchBody body) {
        return new IntrozyDealFields(
                body,
                body.text("name", 1, LONGEST_NAME),
                body.text("description", 0, LONGEST_DESCRIPTION),
                body.decimal("expectedValue")
                        .check(units -> units.signum() >= 0, "must not be negative")
                        .check(units -> units.compareTo(TOO_MUCH) < 0, "is out of range"),
                body.currency("currency"),
                body.text("ownerId", 1, LONGEST_ID),
                body.text("notes", 0, LONGEST_NOTES));
    }

    private Contact contact() {
        var id = body.id("contactId", IntrozyIds::parse).map(UUID::toString);
        var type = body.id("contactType", IntrozyDealFields::contactType);
        var referredBy = body.text("referredByCustomerId", 1, LONGEST_ID);
        var referrer = body.id("referredByContactType", IntrozyDealFields::contactType);
        return new Contact(
                id.orNull(),
                null,
                null,
                type.orNull(),
                referredBy.orNull(),
                referredBy.hasValue() ? referrer.orNull() : null);
    }

    private static Contact.Type contactType(String text) {
        return switch (text) {
            case "USER" -> Contact.Type.USER;
            case "COMPANY" -> Contact.Type.COMPANY;
            default -> throw new IllegalArgumentException("must be USER or COMPANY");
        };
    }

    private Money value() {
        var none = Money.zero(currency.or(USD));
        return complainUnlessFit(none) ? worth().from(none) : none;
    }

    /** An amount of null is 0. */
    private Worth worth() {
        var units = expectedValue.isNull() ? BigDecimal.ZERO : expectedValue.orNull();
        return new Worth(units, null, currency.orNull());
    }

    private boolean complainUnlessFit(Money before) {
        try {
            worth().from(before);
            return true;
        } catch (ArithmeticException unfit) {
            body.complain("expectedValue", String.valueOf(unfit.getMessage()));
            return false;
        }
    }

    private static <T> Change<T> change(Given<T> given) {
        return given.isGiven() ? Change.to(given.orNull()) : Change.none();
    }
}
