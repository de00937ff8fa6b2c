package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.events.Actor;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Seen red with everybody taken for admitted. */
class SecondLockTest {

    private static final Caller CALLER =
            new Caller(new Actor(Actor.Kind.OPERATOR, "operator", null), Role.OPERATOR, null, null);

    @Test
    void whoGotPastAdmissionUnseenStaysOutside() {
        assertThat(isAdmitted(null, request("/v1/stores"))).isFalse();
        assertThat(isAdmitted(new TestingAuthenticationToken("somebody", "", "ROLE_ANY"), request("/v1/stores")))
                .isFalse();
    }

    @Test
    void whoWasAdmittedIsLetIn() {
        assertThat(isAdmitted(CallerAuthentication.of(CALLER), request("/v1/stores")))
                .isTrue();
    }

    @Test
    void whatIsOpenIsOpenToAll() {
        assertThat(isAdmitted(null, request("/actuator/health"))).isTrue();
    }

    @Test
    void aRequestOnItsWayOutWasAdmittedBefore() {
        var error = request("/error");
        error.setDispatcherType(DispatcherType.ERROR);

        assertThat(isAdmitted(null, error)).isTrue();
    }

    private static boolean isAdmitted(@Nullable Authentication caller, MockHttpServletRequest request) {
        return SecurityConfiguration.isAdmitted(() -> caller, request).isGranted();
    }

    private static MockHttpServletRequest request(String path) {
        var request = new MockHttpServletRequest("GET", path);
        request.setServletPath(path);
        return request;
    }
}
