package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import org.junit.jupiter.api.Test;

/** A closed deal is opened again. */
class ReopenDealTest {

    @Test
    void goesBackToWhereItWasLastOpen() {
        deals().given(
                        dealCreated(),
                        dealMoved(PROSPECTING, NEGOTIATION),
                        dealMoved(NEGOTIATION, WON, Outcome.WON, null))
                .when(reopen(null))
                .expectEvents(dealMoved(WON, NEGOTIATION));
    }

    @Test
    void goesToTheStageThatIsNamed() {
        deals().given(dealCreated(), dealWon()).when(reopen(NEGOTIATION)).expectEvents(dealMoved(WON, NEGOTIATION));
    }

    @Test
    void goesToTheFirstOpenStageIfItWasNeverOpen() {
        deals().given(dealCreatedIn(WON, Outcome.WON)).when(reopen(null)).expectEvents(dealMoved(WON, PROSPECTING));
    }

    @Test
    void goesToTheFirstOpenStageIfTheLastOneIsGone() {
        deals().given(dealCreatedIn(NOWHERE, Outcome.OPEN), dealMoved(NOWHERE, WON, Outcome.WON, null))
                .when(reopen(null))
                .expectEvents(dealMoved(WON, PROSPECTING));
    }

    @Test
    void beingOpenAlreadyIsNoEvent() {
        deals().given(dealCreated())
                .when(reopen(null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void beingOpenElsewhereIsAMove() {
        deals().given(dealCreated()).when(reopen(NEGOTIATION)).expectEvents(dealMoved(PROSPECTING, NEGOTIATION));
    }

    @Test
    void cannotBeReopenedIntoAClosedStage() {
        deals().given(dealCreated(), dealWon())
                .when(reopen(LOST))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("STAGE_NOT_OPEN"))
                .expectNoEvents();
    }

    @Test
    void cannotBeReopenedIntoAnUnknownStage() {
        deals().given(dealCreated(), dealWon())
                .when(reopen(NOWHERE))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"))
                .expectNoEvents();
    }

    @Test
    void cannotBeReopenedWhereThereIsNoOpenStage() {
        deals(pipeline(SALES, stage(SALES, WON, Outcome.WON)))
                .given(dealCreatedIn(WON, Outcome.WON))
                .when(reopen(null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_OPEN_STAGE"));
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(new ReopenDeal(SOMEBODY_ELSE, DEAL, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
