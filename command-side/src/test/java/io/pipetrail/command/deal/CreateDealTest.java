package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.pipeline.PipelineState;
import org.junit.jupiter.api.Test;

/** A deal begins in a stage. */
class CreateDealTest {

    @Test
    void beginsInTheFirstStageOfTheDefaultPipeline() {
        deals().givenNoPriorActivity().when(createDeal(null, null, null)).expectEvents(dealCreated());
    }

    @Test
    void beginsInTheFirstStageOfTheNamedPipeline() {
        deals().givenNoPriorActivity().when(createDeal(SALES, null, null)).expectEvents(dealCreated());
    }

    @Test
    void beginsInTheNamedStage() {
        deals().givenNoPriorActivity().when(createDeal(null, WON, null)).expectEvents(dealCreatedIn(WON, Outcome.WON));
    }

    @Test
    void mayBeLostFromTheStartWithAReason() {
        deals().givenNoPriorActivity()
                .when(createDeal(SALES, LOST, "Price"))
                .expectSuccessfulHandlerExecution()
                .expectState(deal -> assertThat(deal.id()).isEqualTo(DEAL.toString()));
    }

    @Test
    void repliesWithItsStateAndItsStage() {
        deals().givenNoPriorActivity()
                .when(createDeal(null, NEGOTIATION, null))
                .expectResultMessagePayloadMatching(matches((DealDecided decided) ->
                        decided.deal().version() == 1 && decided.stage().id().equals(NEGOTIATION)));
    }

    @Test
    void hasNoLostReasonWhileItIsOpen() {
        deals().givenNoPriorActivity()
                .when(createDeal(null, null, "Price"))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_LOST"));
    }

    @Test
    void cannotBeginInAnUnknownStage() {
        deals().givenNoPriorActivity()
                .when(createDeal(null, NOWHERE, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"));
    }

    @Test
    void cannotBeginInAnUnknownPipeline() {
        deals(partners())
                .givenNoPriorActivity()
                .when(createDeal(SALES, null, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_PIPELINE"));
    }

    @Test
    void cannotBeginInAStageOfAnotherPipeline() {
        deals().givenNoPriorActivity()
                .when(createDeal(SALES, INTRODUCED, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("STAGE_NOT_IN_PIPELINE"));
    }

    @Test
    void cannotBeginWhereThereIsNoStage() {
        deals().givenNoPriorActivity()
                .when(createDeal(EMPTY, null, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_STAGE"));
    }

    @Test
    void cannotBeginWhereThereIsNoPipeline() {
        deals(new PipelineState[0])
                .givenNoPriorActivity()
                .when(createDeal(null, null, null))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_PIPELINE"));
    }
}
