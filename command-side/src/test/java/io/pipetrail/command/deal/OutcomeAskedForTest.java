package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.deal.DealRenamed;
import org.junit.jupiter.api.Test;

/** Who says what a deal shall be and not where, gets it moved to where it is that. */
class OutcomeAskedForTest {

    @Test
    void isWonInTheFirstWonStageAlongWithTheRest() {
        deals().given(dealCreated())
                .when(revise().titled("Plotters").becoming(Outcome.WON).command())
                .expectEvents(new DealRenamed(ACME, DEAL, "Plotters"), dealWon());
    }

    @Test
    void isOpenAgainWhereItWasLastOpen() {
        deals().given(
                        dealCreated(),
                        dealMoved(PROSPECTING, NEGOTIATION),
                        dealMoved(NEGOTIATION, LOST, Outcome.LOST, null))
                .when(revise().becoming(Outcome.OPEN).command())
                .expectEvents(dealMoved(LOST, NEGOTIATION));
    }

    /** Seen red with the outcome taken for a wish even where it is what the deal is already: the deal goes nowhere. */
    @Test
    void whatItIsAlreadyDoesNotKeepItFromItsStage() {
        deals().given(dealCreated())
                .when(revise().to(WON).becoming(Outcome.OPEN).command())
                .expectEvents(dealWon());
    }

    @Test
    void aStageThatIsLikeThatIsTheOne() {
        deals().given(dealCreated())
                .when(revise().to(LOST_TO_RIVAL).becoming(Outcome.LOST).command())
                .expectEvents(dealMoved(PROSPECTING, LOST_TO_RIVAL, Outcome.LOST, null));
    }

    @Test
    void aStageThatIsNotLikeThatSaysInWhichPipeline() {
        deals().given(dealCreatedIn(LOST, Outcome.LOST))
                .when(revise().in(PARTNERS).becoming(Outcome.OPEN).command())
                .expectEvents(dealMoved(LOST, INTRODUCED));
    }

    @Test
    void cannotBeWonWhereThereIsNoWonStage() {
        deals().given(dealCreated(), dealMoved(PROSPECTING, INTRODUCED))
                .when(revise().becoming(Outcome.WON).command())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_WON_STAGE"));
    }

    @Test
    void isCreatedAsSuch() {
        deals().givenNoPriorActivity()
                .when(createDeal(null, Outcome.LOST))
                .expectEvents(dealCreatedIn(LOST, Outcome.LOST));
        deals().givenNoPriorActivity()
                .when(createDeal(NEGOTIATION, Outcome.OPEN))
                .expectEvents(dealCreatedIn(NEGOTIATION, Outcome.OPEN));
    }
}
