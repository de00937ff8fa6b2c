package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.pipeline.PipelineRejected;
import org.junit.jupiter.api.Test;

/** A tenant gives a pipeline up. */
class DeletePipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void isDeletedAndOutOfTheOrder() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(delete(PARTNERS))
                .expectEvents(ordered(SALES, REFERRALS));
        assertThat(scene.asked).containsExactly("delete");
    }

    @Test
    void theDefaultOneIsNotDeleted() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(delete(SALES))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("DEFAULT_PIPELINE"))
                .expectNoEvents();
    }

    @Test
    void anUnknownPipelineIsNotThere() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(delete(UNKNOWN))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
