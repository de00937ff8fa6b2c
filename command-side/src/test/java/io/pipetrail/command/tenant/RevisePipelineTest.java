package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import io.pipetrail.command.pipeline.PipelineRejected;
import org.junit.jupiter.api.Test;

/** A tenant arranges its pipelines. */
class RevisePipelineTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void thePipelineItselfIsRevisedByItself() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(rename(PARTNERS))
                .expectSuccessfulHandlerExecution()
                .expectNoEvents();
        assertThat(scene.asked).containsExactly("revise");
    }

    @Test
    void goesUp() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(put(REFERRALS, 1))
                .expectEvents(ordered(REFERRALS, SALES, PARTNERS));
    }

    @Test
    void goesLastWhereItSaysMoreThanThereAre() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(put(SALES, 99))
                .expectEvents(ordered(PARTNERS, REFERRALS, SALES));
    }

    @Test
    void beingThereAlreadyIsNoEvent() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(put(PARTNERS, 2))
                .expectNoEvents();
    }

    @Test
    void takesTheDefaultFromTheOther() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(makeDefault(PARTNERS, true))
                .expectEvents(chosen(PARTNERS));
    }

    @Test
    void beingTheDefaultAlreadyIsNoEvent() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(makeDefault(SALES, true))
                .expectNoEvents();
    }

    @Test
    void givesTheDefaultUp() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(makeDefault(SALES, false))
                .expectEvents(cleared());
    }

    @Test
    void notBeingTheDefaultAlreadyIsNoEvent() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(makeDefault(PARTNERS, false))
                .expectNoEvents();
    }

    @Test
    void anUnknownPipelineIsNotThere() {
        scene.tenants()
                .given(opened(), ordered(SALES, PARTNERS, REFERRALS), chosen(SALES))
                .when(rename(UNKNOWN))
                .expectException(PipelineRejected.class)
                .expectExceptionMessage(startsWith("NOT_FOUND"))
                .expectNoEvents();
    }
}
