package io.pipetrail.command.tenant;

import static io.pipetrail.command.tenant.TenantScene.*;

import org.junit.jupiter.api.Test;

/** A tenant begins. */
class OpenTenantTest {

    private final TenantScene scene = new TenantScene();

    @Test
    void isOpened() {
        scene.tenants()
                .givenNoPriorActivity()
                .when(new OpenTenant(ACME, "acme", "Acme", USD))
                .expectEvents(opened());
    }
}
