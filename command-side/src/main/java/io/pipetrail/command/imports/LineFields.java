package io.pipetrail.command.imports;

import io.pipetrail.command.Change;
import io.pipetrail.command.deal.Worth;
import io.pipetrail.events.Probability;
import io.pipetrail.web.body.Given;
import io.pipetrail.web.body.PatchBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** What a line, or an entry of its history, may say about a deal that changes in its life. */
record LineFields(
        Given<Instant> at,
        Given<String> pipeline,
        Given<String> stage,
        Given<BigDecimal> value,
        Given<Long> valueMinor,
        Given<Currency> currency,
        Given<Probability> probability,
        Given<String> assignedTo,
        Given<LocalDate> expectedCloseDate,
        Given<String> lostReason,
        Given<Boolean> deleted) {

    static final int LONGEST_NAME = 255;
    private static final int LONGEST_REASON = 1_000;
    private static final BigDecimal TOO_MUCH = BigDecimal.TEN.pow(17);

    static LineFields read(PatchBody body, String at) {
        return new LineFields(
                body.instant(at),
                body.text("pipeline", 1, LONGEST_NAME),
                body.text("stage", 1, LONGEST_NAME),
                body.decimal("value")
                        .check(units -> units.signum() >= 0, "must not be negative")
                        .check(units -> units.compareTo(TOO_MUCH) < 0, "is out of range"),
                body.whole("value_minor", 0, Worth.MAX_MINOR),
                body.currency("currency").notNull(),
                body.probability("probability"),
                body.text("assigned_to", 1, LONGEST_NAME),
                body.date("expected_close_date"),
                body.text("lost_reason", 0, LONGEST_REASON),
                body.bool("deleted").notNull());
    }

    /** An amount of null is 0. */
    Worth worth() {
        return new Worth(
                value.isNull() ? BigDecimal.ZERO : value.orNull(),
                valueMinor.isNull() ? Long.valueOf(0) : valueMinor.orNull(),
                currency.orNull());
    }

    /** Whether it says anything but that the deal was deleted or restored. */
    boolean sayMore() {
        return pipeline.hasValue()
                || stage.hasValue()
                || value.isGiven()
                || valueMinor.isGiven()
                || currency.isGiven()
                || probability.isGiven()
                || assignedTo.isGiven()
                || expectedCloseDate.isGiven()
                || lostReason.isGiven();
    }

    static <T> Change<T> change(Given<T> given) {
        return given.isGiven() ? Change.to(given.orNull()) : Change.none();
    }

    /** What the first of them says that says anything. */
    static <T> @Nullable T either(@Nullable Given<T> first, Given<T> second) {
        return first != null && first.isGiven() ? first.orNull() : second.orNull();
    }
}
