package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.pipeline.PipelineType;
import org.junit.jupiter.api.Test;

/** A tenant gets a pipeline of a type unless it has one. */
class ProvidePipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void theFirstOneOfATenantBecomesTheDefault() {
        scene.tenants()
                .given(opened())
                .when(provide(REFERRALS, PipelineType.REFERRAL))
                .expectEvents(ordered(REFERRALS), chosen(REFERRALS));
        assertThat(scene.asked).containsExactly("create A typed one");
    }

    @Test
    void comesBehindThoseOfOtherTypes() {
        scene.tenants()
                .given(opened(), ordered(SALES), chosen(SALES))
                .when(provide(REFERRALS, PipelineType.REFERRAL))
                .expectEvents(ordered(SALES, REFERRALS));
    }

    /** Seen red with a tenant that makes one whether it has one or not. */
    @Test
    void isNotMadeWhereThereIsOneOfTheType() {
        scene.tenants()
                .given(opened(), ordered(SALES, REFERRALS))
                .when(provide(UNKNOWN, PipelineType.REFERRAL))
                .expectNoEvents();
        assertThat(scene.asked).isEmpty();
    }
}
