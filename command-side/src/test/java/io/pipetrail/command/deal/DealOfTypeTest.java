package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.pipeline.PipelineType;
import org.junit.jupiter.api.Test;

/** A deal is created, revised and deleted as one of a type. */
class DealOfTypeTest {

    @Test
    void isCreatedInTheFirstStageWhateverItsCreationSays() {
        deals().givenNoPriorActivity()
                .when(new CreateDealOfType(PipelineType.SALES, createDeal(PARTNERS, INTRODUCED, null)))
                .expectEvents(dealCreated());
    }

    @Test
    void isNotCreatedWhereThereIsNoPipelineOfTheType() {
        deals().givenNoPriorActivity()
                .when(new CreateDealOfType(PipelineType.REFERRAL, createDeal(null, null, null)))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_PIPELINE"))
                .expectNoEvents();
    }

    @Test
    void moves() {
        deals().given(dealCreated())
                .when(sales(revise().to(NEGOTIATION).command()))
                .expectEvents(dealMoved(PROSPECTING, NEGOTIATION, Outcome.OPEN, null));
    }

    @Test
    void staysWhereItIsIfNoStageIsNamed() {
        deals().given(dealCreated(), dealMoved(PROSPECTING, NEGOTIATION))
                .when(sales(revise().command()))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void doesNotLeaveItsPipeline() {
        deals().given(dealCreated())
                .when(sales(revise().to(INTRODUCED).command()))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("STAGE_NOT_IN_PIPELINE"))
                .expectNoEvents();
    }

    /** Seen red with a command that does not look at the type. */
    @Test
    void isNotThereAsOneOfAnotherType() {
        deals().given(dealCreated())
                .when(new AskDealOfType(
                        PipelineType.PARTNER, revise().titled("B").command()))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(sales(new DeleteDeal(SOMEBODY_ELSE, DEAL)))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void isDeleted() {
        deals().given(dealCreated())
                .when(sales(delete()))
                .expectEvents(dealDeleted())
                .expectResultMessagePayloadMatching(hasToString(startsWith("DealGone[dealId=" + DEAL + ", version=2")));
    }

    private static AskDealOfType sales(DealCommand what) {
        return new AskDealOfType(PipelineType.SALES, what);
    }
}
