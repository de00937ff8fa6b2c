package io.pipetrail.command.api.v1;

import io.pipetrail.command.deal.Worth;
import io.pipetrail.events.Money;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import java.math.BigDecimal;
import java.util.Currency;

/** The fields that say what a deal is worth; an amount of null is 0. */
record WorthFields(PatchBody body, Given<BigDecimal> value, Given<Long> valueMinor, Given<Currency> currency) {

    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(17);

    static WorthFields read(PatchBody body) {
        return new WorthFields(
                body,
                body.decimal("value")
                        .check(units -> units.signum() >= 0, "must not be negative")
                        .check(units -> units.compareTo(TOO_MUCH) < 0, "is out of range"),
                body.whole("value_minor", 0, Worth.MAX_MINOR),
                body.currency("currency").notNull());
    }

    /** For a deal that there is; without a currency only the deal knows whether the amount fits. */
    Worth toRevise() {
        if (currency.hasValue()) complainUnlessFit(Money.zero(currency.value()));
        return said();
    }

    /** For a new deal, in the base currency unless it names its own. */
    Money toCreate(Currency base) {
        var none = Money.zero(currency.or(base));
        return complainUnlessFit(none) ? said().from(none) : none;
    }

    private Worth said() {
        return new Worth(
                value.isNull() ? BigDecimal.ZERO : value.orNull(),
                valueMinor.isNull() ? Long.valueOf(0) : valueMinor.orNull(),
                currency.orNull());
    }

    private boolean complainUnlessFit(Money before) {
        try {
            said().from(before);
            return true;
        } catch (ArithmeticException unfit) {
            body.complain("value", String.valueOf(unfit.getMessage()));
            return false;
        }
    }
}
