package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.axonframework.test.matchers.Matchers.messageWithPayload;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.OccurredAt;
import io.pipetrail.command.deal.ImportDeal.Step;
import io.pipetrail.events.Outcome;
import io.pipetrail.events.StageId;
import io.pipetrail.events.deal.ActivityLogged;
import java.time.Instant;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** A deal from elsewhere comes with all that happened to it. */
class ImportDealTest {

    private static final Instant JANUARY = Instant.parse("2017-01-03T00:00:00Z");
    private static final Instant MARCH = Instant.parse("2017-03-01T00:00:00Z");
    private static final Instant JUNE = Instant.parse("2017-06-30T12:00:00Z");

    /** Seen red: with the remarks left off, all happened now. */
    @Test
    void bringsEveryEventAtItsOwnDate() {
        deals().givenNoPriorActivity()
                .when(imported(movedTo(NEGOTIATION, MARCH), movedTo(WON, JUNE)))
                .expectEventsMatching(matches((List<EventMessage<?>> events) -> {
                    assertThat(events)
                            .extracting(EventMessage::getPayload)
                            .isEqualTo(List.of(
                                    dealCreated(),
                                    dealMoved(PROSPECTING, NEGOTIATION),
                                    dealMoved(NEGOTIATION, WON, Outcome.WON, null)));
                    assertThat(events).extracting(OccurredAt::of).containsExactly(JANUARY, MARCH, JUNE);
                    assertThat(events)
                            .allMatch(event ->
                                    "the-import".equals(event.getMetaData().get(ImportDeal.IMPORT_ID)));
                    return true;
                }));
    }

    @Test
    void isClosedByItsLastStageAndAsOldAsItWas() {
        deals().givenNoPriorActivity()
                .when(imported(movedTo(WON, JUNE)))
                .expectResultMessagePayloadMatching(
                        matches((DealDecided decided) -> decided.deal().outcome() == Outcome.WON
                                && JUNE.equals(decided.deal().closedAt())
                                && decided.deal().createdAt().equals(JANUARY)));
    }

    @Test
    void isTakenOverAsAWholeOrNotAtAll() {
        deals().givenNoPriorActivity()
                .when(imported(movedTo(NEGOTIATION, MARCH), movedTo(NOWHERE, JUNE)))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"))
                .expectNoEvents();
    }

    @Test
    void mayHaveBeenDeletedAndRestored() {
        deals().givenNoPriorActivity()
                .when(imported(new Step(MARCH, delete()), new Step(JUNE, restore())))
                .expectEvents(dealCreated(), dealDeleted(), dealRestored(PROSPECTING));
    }

    @Test
    void hasNothingHappenToItWhileItIsDeleted() {
        deals().givenNoPriorActivity()
                .when(imported(new Step(MARCH, delete()), movedTo(WON, JUNE)))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"));
    }

    @Test
    void bringsItsActivities() {
        deals().givenNoPriorActivity()
                .when(imported(new Step(MARCH, logCall())))
                .expectEventsMatching(last(messageWithPayload(matches((ActivityLogged logged) ->
                        logged.subject() != null && logged.subject().equals("Hello")))));
    }

    private static ImportDeal imported(Step... steps) {
        return new ImportDeal("the-import", createDeal(null, null, null), JANUARY, List.of(steps));
    }

    private static Step movedTo(StageId stage, Instant at) {
        return new Step(at, revise().to(stage).command());
    }

    private static Matcher<List<EventMessage<?>>> last(Matcher<?> matcher) {
        return matches((List<EventMessage<?>> events) -> matcher.matches(events.getLast()));
    }
}
