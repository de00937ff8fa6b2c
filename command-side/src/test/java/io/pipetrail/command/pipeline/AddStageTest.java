package io.pipetrail.command.pipeline;

import static io.pipetrail.command.pipeline.PipelineScene.*;
import static org.axonframework.test.matchers.Matchers.matches;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.ExpectedVersion;
import io.pipetrail.command.VersionMismatch;
import io.pipetrail.events.Outcome;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A stage comes into a pipeline. */
class AddStageTest {

    @Test
    void comesLastUnlessItSaysWhere() {
        pipelines().given(pipelineWithStages()).when(addStage(null)).expectEvents(stageAdded(NEW, 4, Outcome.OPEN));
    }

    @Test
    void comesWhereItSays() {
        pipelines().given(pipelineWithStages()).when(addStage(2)).expectEvents(stageAdded(NEW, 2, Outcome.OPEN));
    }

    @Test
    void comesLastWhereItSaysMoreThanThereAre() {
        pipelines().given(pipelineWithStages()).when(addStage(99)).expectEvents(stageAdded(NEW, 4, Outcome.OPEN));
    }

    @Test
    void repliesWithItsPlace() {
        pipelines()
                .given(pipelineWithStages())
                .when(addStage(2))
                .expectResultMessagePayloadMatching(
                        matches((StageDecided stage) -> stage.displayOrder() == 2 && stage.pipelineVersion() == 5));
    }

    @Test
    void anotherTenantsPipelineIsNotThere() {
        pipelines()
                .given(pipelineWithStages())
                .when(new AddStage(SOMEBODY_ELSE, SALES, addStage(1).stage()))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void aDeletedPipelineIsNotThere() {
        pipelines()
                .given(pipelineCreated(), pipelineDeleted())
                .when(addStage(1))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }

    @Test
    void isNotAddedToAnotherVersionThanExpected() {
        pipelines()
                .given(pipelineWithStages())
                .when(addStage(1), Map.of(ExpectedVersion.KEY, "3"))
                .expectException(VersionMismatch.class)
                .expectNoEvents();
    }
}
