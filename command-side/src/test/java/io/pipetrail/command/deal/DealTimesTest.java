package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.OccurredAt;
import java.time.Instant;
import java.util.Map;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.junit.jupiter.api.Test;

/** A backdated command happens when it says. */
class DealTimesTest {

    private static final Instant LONG_AGO = Instant.parse("2017-01-03T00:00:00Z");

    @Test
    void isAsOldAsTheCommandSays() {
        deals().registerCommandHandlerInterceptor(
                        new CorrelationDataInterceptor<>(new SimpleCorrelationDataProvider(OccurredAt.KEY)))
                .givenNoPriorActivity()
                .when(createDeal(null, null, null), Map.of(OccurredAt.KEY, LONG_AGO.toString()))
                .expectResultMessagePayloadMatching(matches(
                        (DealDecided decided) -> decided.deal().createdAt().equals(LONG_AGO)));
    }

    @Test
    void happensNowOtherwise() {
        deals().givenCurrentTime(THEN)
                .when(createDeal(null, null, null))
                .expectResultMessagePayloadMatching(matches(
                        (DealDecided decided) -> decided.deal().createdAt().equals(THEN)));
    }

    /** Seen red without the check in the guard. */
    @Test
    void nothingHappensToADealBeforeItWasCreated() {
        deals().givenCurrentTime(THEN)
                .andGiven(dealCreated())
                .when(moveTo(NEGOTIATION), Map.of(OccurredAt.KEY, LONG_AGO.toString()))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("BEFORE_CREATION"))
                .expectNoEvents();
    }

    @Test
    void whatHappenedRightWhenItWasCreatedIsTaken() {
        deals().givenCurrentTime(THEN)
                .andGiven(dealCreated())
                .when(moveTo(NEGOTIATION), Map.of(OccurredAt.KEY, THEN.toString()))
                .expectEvents(dealMoved(PROSPECTING, NEGOTIATION));
    }
}
