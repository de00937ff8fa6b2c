package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.VersionMismatch;
import io.pipetrail.events.Outcome;
import org.junit.jupiter.api.Test;

/** A deal goes from stage to stage. */
class MoveDealToStageTest {

    @Test
    void movesToAnotherStage() {
        deals().given(dealCreated()).when(moveTo(NEGOTIATION)).expectEvents(dealMoved(PROSPECTING, NEGOTIATION));
    }

    @Test
    void movesToAStageOfAnotherPipeline() {
        deals().given(dealCreated()).when(moveTo(INTRODUCED)).expectEvents(dealMoved(PROSPECTING, INTRODUCED));
    }

    @Test
    void movingToALostStageTakesTheReasonAlong() {
        deals().given(dealCreated())
                .when(new MoveDealToStage(ACME, DEAL, LOST, "Price"))
                .expectEvents(dealLost("Price"));
    }

    @Test
    void movingBetweenLostStagesKeepsTheReason() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(moveTo(LOST_TO_RIVAL))
                .expectEvents(dealMoved(LOST, LOST_TO_RIVAL, Outcome.LOST, "Price"));
    }

    @Test
    void movingOutOfALostStageForgetsTheReason() {
        deals().given(dealCreated(), dealLost("Price"))
                .when(moveTo(NEGOTIATION))
                .expectEvents(dealMoved(LOST, NEGOTIATION));
    }

    @Test
    void beingThereAlreadyIsNoEvent() {
        deals().given(dealCreated())
                .when(moveTo(PROSPECTING))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void noReasonGoesIntoAnOpenStage() {
        deals().given(dealCreated())
                .when(new MoveDealToStage(ACME, DEAL, NEGOTIATION, "Price"))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_LOST"))
                .expectNoEvents();
    }

    @Test
    void cannotMoveToAnUnknownStage() {
        deals().given(dealCreated())
                .when(moveTo(NOWHERE))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"))
                .expectNoEvents();
    }

    @Test
    void cannotMoveWhileDeleted() {
        deals().given(dealCreated(), dealDeleted())
                .when(moveTo(NEGOTIATION))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void movesInTheExpectedVersion() {
        deals().given(dealCreated())
                .when(moveTo(NEGOTIATION), expecting("1"))
                .expectEvents(dealMoved(PROSPECTING, NEGOTIATION));
    }

    @Test
    void movesInOneOfTheExpectedVersions() {
        deals().given(dealCreated())
                .when(moveTo(NEGOTIATION), expecting("7,1"))
                .expectEvents(dealMoved(PROSPECTING, NEGOTIATION));
    }

    @Test
    void doesNotMoveInAnotherVersionThanExpected() {
        deals().given(dealCreated(), callLogged())
                .when(moveTo(NEGOTIATION), expecting("1"))
                .expectException(VersionMismatch.class)
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated())
                .when(new MoveDealToStage(SOMEBODY_ELSE, DEAL, NEGOTIATION, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
