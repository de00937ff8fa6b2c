package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.Change;
import io.pipetrail.events.Money;
import io.pipetrail.events.Probability;
import io.pipetrail.events.ProbabilityScale;
import io.pipetrail.events.deal.Contact;
import io.pipetrail.events.deal.DealAssigned;
import io.pipetrail.events.deal.DealContactChanged;
import io.pipetrail.events.deal.DealDescribed;
import io.pipetrail.events.deal.DealExpectedCloseChanged;
import io.pipetrail.events.deal.DealExternalIdChanged;
import io.pipetrail.events.deal.DealLostReasonChanged;
import io.pipetrail.events.deal.DealNotesChanged;
import io.pipetrail.events.deal.DealProbabilityChanged;
import io.pipetrail.events.deal.DealRenamed;
import io.pipetrail.events.deal.DealValueChanged;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** A revision is one event for each real change, or none at all. */
class ReviseDealTest {

    @Test
    void getsAnotherTitle() {
        deals().given(dealCreated())
                .when(revise().titled("Plotters").command())
                .expectEvents(new DealRenamed(ACME, DEAL, "Plotters"));
    }

    @Test
    void getsADescription() {
        deals().given(dealCreated())
                .when(revise().described("Two floors").command())
                .expectEvents(new DealDescribed(ACME, DEAL, "Two floors"));
    }

    @Test
    void getsAProbabilityOfItsOwn() {
        deals().given(dealCreated())
                .when(revise().likely(Probability.of("0.75")).command())
                .expectEvents(new DealProbabilityChanged(ACME, DEAL, Probability.of("0.75")));
    }

    @Test
    void givesItsOwnProbabilityUp() {
        deals().given(dealCreated(), new DealProbabilityChanged(ACME, DEAL, Probability.of("0.75")))
                .when(revise().likely(null).command())
                .expectEvents(new DealProbabilityChanged(ACME, DEAL, null));
    }

    /** Seen red: with a revision that took the same scale, and not another one, for a change. */
    @Test
    void theSameProbabilityOnAnotherScaleIsAChange() {
        var asSteps = new DealProbabilityChanged(ACME, DEAL, Probability.of("0.4"), ProbabilityScale.FIFTHS);
        var asPercent = new DealProbabilityChanged(ACME, DEAL, Probability.of("0.4"), ProbabilityScale.PERCENT);

        deals().given(dealCreated(), asSteps)
                .when(revise().likely(Probability.of("0.4"))
                        .on(ProbabilityScale.PERCENT)
                        .command())
                .expectEvents(asPercent);
    }

    @Test
    void theSameProbabilityWithoutAScaleIsNone() {
        deals().given(
                        dealCreated(),
                        new DealProbabilityChanged(ACME, DEAL, Probability.of("0.4"), ProbabilityScale.PERCENT))
                .when(revise().likely(Probability.of("0.4")).command())
                .expectNoEvents();
    }

    @Test
    void anotherProbabilityWithoutAScaleIsOnNone() {
        deals().given(
                        dealCreated(),
                        new DealProbabilityChanged(ACME, DEAL, Probability.of("0.4"), ProbabilityScale.PERCENT))
                .when(revise().likely(Probability.of("0.6")).command())
                .expectEvents(new DealProbabilityChanged(ACME, DEAL, Probability.of("0.6"), null));
    }

    @Test
    void getsAnOwner() {
        deals().given(dealCreated())
                .when(revise().assignedTo("ann").command())
                .expectEvents(new DealAssigned(ACME, DEAL, "ann"));
    }

    @Test
    void getsAnExpectedDate() {
        deals().given(dealCreated())
                .when(revise().closingOn(LocalDate.parse("2026-12-24")).command())
                .expectEvents(new DealExpectedCloseChanged(ACME, DEAL, LocalDate.parse("2026-12-24")));
    }

    @Test
    void getsNotes() {
        deals().given(dealCreated())
                .when(revise().noting("Call again").command())
                .expectEvents(new DealNotesChanged(ACME, DEAL, "Call again"));
    }

    @Test
    void getsAnExternalId() {
        deals().given(dealCreated())
                .when(revise().knownAs("A-1").command())
                .expectEvents(new DealExternalIdChanged(ACME, DEAL, "A-1"));
    }

    @Test
    void getsAContactInOneEvent() {
        deals().given(dealCreated())
                .when(revise().with(new ContactRevision(
                                Change.none(),
                                Change.to("Ann"),
                                Change.to("ann@example.org"),
                                Change.none(),
                                Change.none()))
                        .command())
                .expectEvents(
                        new DealContactChanged(ACME, DEAL, new Contact(null, "Ann", "ann@example.org", null, null)));
    }

    @Test
    void getsAnotherValueInItsCurrency() {
        deals().given(dealCreated())
                .when(revise().worth(new Worth(new BigDecimal("12.5"), null, null))
                        .command())
                .expectEvents(new DealValueChanged(ACME, DEAL, usd(1250)));
    }

    @Test
    void getsAnotherValueInMinorUnits() {
        deals().given(dealCreated())
                .when(revise().worth(new Worth(null, 1250L, null)).command())
                .expectEvents(new DealValueChanged(ACME, DEAL, usd(1250)));
    }

    @Test
    void keepsItsAmountInUnitsInAnotherCurrency() {
        deals().given(dealCreated())
                .when(revise().worth(new Worth(null, null, Currency.getInstance("JPY")))
                        .command())
                .expectEvents(new DealValueChanged(ACME, DEAL, new Money(48_000, Currency.getInstance("JPY"))));
    }

    @Test
    void cannotHaveMoreDecimalsThanItsCurrency() {
        deals().given(dealCreated())
                .when(revise().worth(new Worth(new BigDecimal("0.001"), null, null))
                        .command())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("VALUE_UNFIT"))
                .expectNoEvents();
    }

    @Test
    void cannotBeWorthMoreThanCanBeAddedUp() {
        deals().given(dealCreated())
                .when(revise().worth(new Worth(null, Worth.MAX_MINOR + 1, null)).command())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("VALUE_UNFIT"))
                .expectNoEvents();
    }

    @Test
    void movesToTheNamedStageAfterItsOtherChanges() {
        deals().given(dealCreated())
                .when(revise().titled("Plotters").to(NEGOTIATION).command())
                .expectEvents(new DealRenamed(ACME, DEAL, "Plotters"), dealMoved(PROSPECTING, NEGOTIATION));
    }

    @Test
    void movesToTheFirstStageOfTheNamedPipeline() {
        deals().given(dealCreated())
                .when(revise().in(PARTNERS).command())
                .expectEvents(dealMoved(PROSPECTING, INTRODUCED));
    }

    @Test
    void staysWhereItIsInThePipelineItIsIn() {
        deals().given(dealCreated(), dealMoved(PROSPECTING, NEGOTIATION))
                .when(revise().in(SALES).command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void cannotMoveToAStageOfAnotherPipelineThanNamed() {
        deals().given(dealCreated())
                .when(revise().in(PARTNERS).to(NEGOTIATION).command())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("STAGE_NOT_IN_PIPELINE"))
                .expectNoEvents();
    }

    @Test
    void isNotChangedAtAllWhereOneThingIsRefused() {
        deals().given(dealCreated())
                .when(revise().titled("Plotters").to(NOWHERE).command())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"))
                .expectNoEvents();
    }

    @Test
    void takesTheReasonIntoALostStage() {
        deals().given(dealCreated())
                .when(revise().to(LOST).because("Price").command())
                .expectEvents(dealLost("Price"));
    }

    @Test
    void correctsTheReasonOfALostDeal() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(revise().because("Timing").command())
                .expectEvents(new DealLostReasonChanged(ACME, DEAL, "Timing"));
    }

    @Test
    void clearsTheReasonOfALostDeal() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(revise().because(null).command())
                .expectEvents(new DealLostReasonChanged(ACME, DEAL, null));
    }

    @Test
    void hasNoReasonToClearWhileOpen() {
        deals().given(dealCreated())
                .when(revise().because(null).command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void cannotHaveAReasonWhileOpen() {
        deals().given(dealCreated())
                .when(revise().because("Price").command())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_LOST"))
                .expectNoEvents();
    }

    @Test
    void whatIsSaidAgainIsNoEvent() {
        deals().given(dealCreated())
                .when(revise().titled("Printers")
                        .worth(new Worth(new BigDecimal("48000.00"), null, Currency.getInstance("USD")))
                        .described(null)
                        .to(PROSPECTING)
                        .command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void sayingNothingIsNoEvent() {
        deals().given(dealCreated())
                .when(revise().command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void manyChangesAreManyEventsInOneGo() {
        deals().given(dealCreated())
                .when(revise().titled("Plotters")
                        .assignedTo("ann")
                        .noting("Call")
                        .knownAs("A-1")
                        .to(WON)
                        .command())
                .expectEvents(
                        new DealRenamed(ACME, DEAL, "Plotters"),
                        new DealAssigned(ACME, DEAL, "ann"),
                        new DealNotesChanged(ACME, DEAL, "Call"),
                        new DealExternalIdChanged(ACME, DEAL, "A-1"),
                        dealWon());
    }
}
