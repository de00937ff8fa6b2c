package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.DealLostReasonChanged;
import org.junit.jupiter.api.Test;

/** A deal is lost in the first lost stage of its pipeline, perhaps for a reason. */
class LoseDealTest {

    @Test
    void goesToTheFirstLostStageWithItsReason() {
        deals().given(dealCreated()).when(lose("Price")).expectEvents(dealLost("Price"));
    }

    @Test
    void mayBeLostForNoStatedReason() {
        deals().given(dealCreated()).when(lose(null)).expectEvents(dealLost(null));
    }

    @Test
    void losingAgainForAnotherReasonCorrectsIt() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(lose("Timing"))
                .expectEvents(new DealLostReasonChanged(ACME, DEAL, "Timing"));
    }

    @Test
    void losingAgainForTheSameReasonIsNoEvent() {
        deals().given(dealCreated(), dealLost("Price")).when(lose("Price")).expectNoEvents();
    }

    @Test
    void losingAgainWithoutAReasonKeepsTheOneThereIs() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(lose(null))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void staysInTheLostStageItIsIn() {
        deals().given(dealCreated(), dealMoved(PROSPECTING, LOST_TO_RIVAL, Outcome.LOST, null))
                .when(lose(null))
                .expectNoEvents();
    }

    @Test
    void cannotBeLostWhereThereIsNoLostStage() {
        deals().given(dealCreated(), dealMoved(PROSPECTING, INTRODUCED))
                .when(lose(null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_LOST_STAGE"))
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(new LoseDeal(SOMEBODY_ELSE, DEAL, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
