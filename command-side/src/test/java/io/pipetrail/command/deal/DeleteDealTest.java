package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.hasToString;
import static org.hamcrest.Matchers.startsWith;

import org.junit.jupiter.api.Test;

/** A deal is deleted. */
class DeleteDealTest {

    @Test
    void isDeleted() {
        deals().given(dealCreated())
                .when(delete())
                .expectEvents(dealDeleted())
                .expectResultMessagePayloadMatching(hasToString(startsWith("DealGone[dealId=" + DEAL + ", version=2")));
    }

    @Test
    void isNotThereToBeDeletedTwice() {
        deals().given(dealCreated(), dealDeleted())
                .when(delete())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(new DeleteDeal(SOMEBODY_ELSE, DEAL))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
