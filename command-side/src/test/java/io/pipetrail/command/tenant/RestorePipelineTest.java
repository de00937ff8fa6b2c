package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A deleted pipeline comes back. Seen red: put behind the others where it was among them already, and not where it was not. */
class RestorePipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void comesBackBehindTheOthers() {
        scene.tenants()
                .given(opened(), ordered(PARTNERS))
                .when(new RestorePipeline(ACME, SALES))
                .expectEvents(ordered(PARTNERS, SALES));
        assertThat(scene.asked).containsExactly("restore");
    }

    @Test
    void staysWhereItIsIfItIsThere() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS))
                .when(new RestorePipeline(ACME, SALES))
                .expectNoEvents();
    }
}
