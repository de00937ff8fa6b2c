package io.pipetrail.command.pipeline;

import static io.pipetrail.command.pipeline.PipelineScene.*;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.events.pipeline.StageRemoved;
import org.junit.jupiter.api.Test;

/** A stage leaves its pipeline. */
class RemoveStageTest {

    @Test
    void isRemoved() {
        pipelines()
                .given(pipelineWithStages())
                .when(remove(SECOND))
                .expectEvents(new StageRemoved(ACME, SALES, SECOND))
                .expectResultMessagePayload(new StageGone(SALES, 5, SECOND));
    }

    @Test
    void anUnknownStageIsNotThere() {
        pipelines()
                .given(pipelineWithStages())
                .when(remove(NEW))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("UNKNOWN_STAGE"))
                .expectNoEvents();
    }

    @Test
    void anotherTenantsPipelineIsNotThere() {
        pipelines()
                .given(pipelineWithStages())
                .when(new RemoveStage(SOMEBODY_ELSE, SALES, SECOND))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
