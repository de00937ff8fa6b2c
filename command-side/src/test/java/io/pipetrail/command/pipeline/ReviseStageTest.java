package io.pipetrail.command.pipeline;

import static io.pipetrail.command.pipeline.PipelineScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.Outcome;
import io.pipetrail.events.Probability;
import io.pipetrail.events.pipeline.StageDescribed;
import io.pipetrail.events.pipeline.StageOutcomeChanged;
import io.pipetrail.events.pipeline.StageProbabilityChanged;
import io.pipetrail.events.pipeline.StageRecolored;
import io.pipetrail.events.pipeline.StageRenamed;
import io.pipetrail.events.pipeline.StageRottingChanged;
import org.junit.jupiter.api.Test;

/** A revision of a stage is one event for each real change. */
class ReviseStageTest {

    @Test
    void getsAnotherName() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).named("Offer").command())
                .expectEvents(new StageRenamed(ACME, SALES, SECOND, "Offer"));
    }

    @Test
    void getsADescription() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).described("Written").command())
                .expectEvents(new StageDescribed(ACME, SALES, SECOND, "Written"));
    }

    @Test
    void getsAProbability() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).likely(Probability.of("0.5")).command())
                .expectEvents(new StageProbabilityChanged(ACME, SALES, SECOND, Probability.of("0.5")));
    }

    @Test
    void getsARottingTime() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).rottingAfter(14).command())
                .expectEvents(new StageRottingChanged(ACME, SALES, SECOND, 14));
    }

    @Test
    void getsAColor() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).colored("#FF0000").command())
                .expectEvents(new StageRecolored(ACME, SALES, SECOND, "#FF0000"));
    }

    @Test
    void becomesWon() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).won(true).command())
                .expectEvents(new StageOutcomeChanged(ACME, SALES, SECOND, Outcome.WON));
    }

    @Test
    void becomesLost() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).lost(true).command())
                .expectEvents(new StageOutcomeChanged(ACME, SALES, SECOND, Outcome.LOST));
    }

    @Test
    void becomesOpenAgain() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(WON).won(false).command())
                .expectEvents(new StageOutcomeChanged(ACME, SALES, WON, Outcome.OPEN));
    }

    @Test
    void goesFromWonToLost() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(WON).won(false).lost(true).command())
                .expectEvents(new StageOutcomeChanged(ACME, SALES, WON, Outcome.LOST));
    }

    @Test
    void cannotBeBothWonAndLost() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(WON).lost(true).command())
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("BOTH_WON_AND_LOST"))
                .expectNoEvents();
    }

    @Test
    void goesUp() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).at(1).command())
                .expectEvents(stagesReordered(SECOND, FIRST, WON));
    }

    @Test
    void goesDown() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).at(3).command())
                .expectEvents(stagesReordered(FIRST, WON, SECOND));
    }

    @Test
    void goesLastWhereItSaysMoreThanThereAre() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).at(99).command())
                .expectEvents(stagesReordered(FIRST, WON, SECOND));
    }

    @Test
    void whatIsSaidAgainIsNoEvent() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND)
                        .named("A stage")
                        .described(null)
                        .won(false)
                        .lost(false)
                        .likely(null)
                        .rottingAfter(0)
                        .colored(null)
                        .at(2)
                        .command())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void manyChangesAreManyEventsInOneGo() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(SECOND).named("Offer").rottingAfter(3).at(1).command())
                .expectEvents(
                        new StageRenamed(ACME, SALES, SECOND, "Offer"),
                        new StageRottingChanged(ACME, SALES, SECOND, 3),
                        stagesReordered(SECOND, FIRST, WON));
    }

    @Test
    void anUnknownStageIsNotThere() {
        pipelines()
                .given(pipelineWithStages())
                .when(revise(NEW).named("Offer").command())
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"))
                .expectNoEvents();
    }
}
