package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.pipeline.PipelineRejected;
import org.junit.jupiter.api.Test;

/** A stage is taken out of any pipeline but the default one. */
class RemoveStageOutsideDefaultPipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void thePipelineGivesItsStageUp() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS), chosen(SALES))
                .when(removeStage(PARTNERS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(scene.asked).containsExactly("remove stage");
    }

    /** Seen red without the look at the default: the stage goes. */
    @Test
    void theDefaultPipelineKeepsItsStages() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS), chosen(SALES))
                .when(removeStage(SALES))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("DEFAULT_PIPELINE"));
    }

    @Test
    void beingTheFirstIsNotBeingTheDefault() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS), chosen(SALES), cleared())
                .when(removeStage(SALES))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void anUnknownPipelineIsNotThere() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS), chosen(SALES))
                .when(removeStage(UNKNOWN))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"));
    }
}
