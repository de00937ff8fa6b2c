package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A stage that names no pipeline goes into the default one. */
class AddStageToDefaultPipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void goesIntoTheDefaultPipeline() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(addStage())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(scene.asked).containsExactly("add stage");
    }

    @Test
    void goesIntoTheFirstPipelineWhereThereIsNoDefault() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS))
                .when(addStage())
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
    }

    @Test
    void makesASalesPipelineWhereThereIsNone() {
        scene.tenants().given(opened()).when(addStage()).expectEvents(ordered(SALES), chosen(SALES));
        assertThat(scene.asked).containsExactly("create Sales Pipeline");
    }
}
