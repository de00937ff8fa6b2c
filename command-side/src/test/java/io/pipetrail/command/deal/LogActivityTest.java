package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.deal.ActivityType;
import org.junit.jupiter.api.Test;

/** What is done for a deal is noted down. */
class LogActivityTest {

    @Test
    void isLogged() {
        deals().given(dealCreated()).when(logCall()).expectEvents(callLogged());
    }

    @Test
    void isLoggedForAClosedDealToo() {
        deals().given(dealCreated(), dealWon()).when(logCall()).expectEvents(callLogged());
    }

    @Test
    void isNotLoggedForADeletedDeal() {
        deals().given(dealCreated(), dealDeleted())
                .when(logCall())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(new LogActivity(SOMEBODY_ELSE, DEAL, CALL, ActivityType.CALL, null, null, null, null, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
