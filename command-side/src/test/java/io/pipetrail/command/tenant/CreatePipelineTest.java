package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A tenant gets pipelines. */
class CreatePipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void theFirstOneBecomesTheDefault() {
        scene.tenants().given(opened()).when(create(SALES)).expectEvents(ordered(SALES), chosen(SALES));
        assertThat(scene.asked).containsExactly("create A pipeline");
    }

    @Test
    void theNextOneComesBehindAndIsNotTheDefault() {
        scene.tenants()
                .given(opened(), ordered(SALES), chosen(SALES))
                .when(create(PARTNERS))
                .expectEvents(ordered(SALES, PARTNERS));
    }

    @Test
    void theFirstOneNeedNotBecomeTheDefault() {
        scene.tenants()
                .given(opened())
                .when(new CreatePipeline(ACME, create(SALES).pipeline(), false))
                .expectEvents(ordered(SALES));
    }
}
