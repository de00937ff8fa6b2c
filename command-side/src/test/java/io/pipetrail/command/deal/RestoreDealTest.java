package io.pipetrail.command.deal;

import static io.pipetrail.command.deal.DealScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.pipeline.PipelineState;
import org.junit.jupiter.api.Test;

/** A deleted deal comes back. */
class RestoreDealTest {

    @Test
    void comesBackIntoItsStage() {
        deals().given(dealCreated(), dealDeleted()).when(restore()).expectEvents(dealRestored(PROSPECTING));
    }

    @Test
    void comesBackIntoTheFirstStageIfItsOwnIsGone() {
        deals().given(dealCreatedIn(NOWHERE, Outcome.OPEN), dealDeleted())
                .when(restore())
                .expectEvents(dealMoved(NOWHERE, PROSPECTING), dealRestored(PROSPECTING));
    }

    @Test
    void comesBackIntoTheDefaultPipelineIfItsOwnIsGone() {
        deals(partners())
                .given(dealCreated(), dealDeleted())
                .when(restore())
                .expectEvents(dealMoved(PROSPECTING, INTRODUCED), dealRestored(INTRODUCED));
    }

    @Test
    void cannotComeBackWhereThereIsNoPipeline() {
        deals(new PipelineState[0])
                .given(dealCreated(), dealDeleted())
                .when(restore())
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NO_PIPELINE"));
    }

    @Test
    void beingThereAlreadyIsNoEvent() {
        deals().given(dealCreated())
                .when(restore())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void anotherTenantsDealIsNotThere() {
        deals().given(dealCreated(), dealDeleted())
                .when(new RestoreDeal(SOMEBODY_ELSE, DEAL))
                .expectException(DealRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
