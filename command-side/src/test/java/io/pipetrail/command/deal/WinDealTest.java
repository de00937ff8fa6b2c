package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import org.junit.jupiter.api.Test;

/** A deal is won in the first won stage of its pipeline. */
class WinDealTest {

    @Test
    void goesToTheFirstWonStage() {
        deals().given(dealCreated()).when(win()).expectEvents(dealWon());
    }

    @Test
    void aLostDealCanStillBeWon() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(win())
                .expectEvents(dealMoved(LOST, WON, Outcome.WON, null));
    }

    @Test
    void beingWonAlreadyIsNoEvent() {
        deals().given(dealCreated(), dealWon())
                .when(win())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void cannotBeWonWhereThereIsNoWonStage() {
        deals().given(dealCreated(), dealMoved(PROSPECTING, INTRODUCED))
                .when(win())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_WON_STAGE"))
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(new WinDeal(SOMEBODY_ELSE, DEAL))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
