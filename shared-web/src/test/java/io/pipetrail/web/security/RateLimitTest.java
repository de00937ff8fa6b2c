package io.pipetrail.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.pipetrail.web.problem.Refusal;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class RateLimitTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimit limit = new RateLimit("requests", 3, new Settable());

    @Test
    void aSecondsWorthIsLetThroughAndNoMore() {
        for (int i = 0; i < 3; i++) limit.count("me", null);

        assertThatThrownBy(() -> limit.count("me", null)).isInstanceOfSatisfying(Refusal.class, no -> {
            assertThat(no.status().value()).isEqualTo(429);
            assertThat(no.headers()).containsEntry("Retry-After", "1");
        });
    }

    @Test
    void timeBringsItBack() {
        for (int i = 0; i < 3; i++) limit.count("me", null);
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(400));

        assertThatCode(() -> limit.count("me", null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> limit.count("me", null)).isInstanceOf(Refusal.class);
    }

    @Test
    void whoHasNothingLeftIsRefusedWithoutBeingCounted() {
        limit.refuseSpent("me");
        for (int i = 0; i < 3; i++) limit.count("me", null);

        assertThatThrownBy(() -> limit.refuseSpent("me")).isInstanceOf(Refusal.class);
        assertThatCode(() -> limit.refuseSpent("you")).doesNotThrowAnyException();
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThatCode(() -> limit.refuseSpent("me")).doesNotThrowAnyException();
    }

    @Test
    void anotherClientHasItsOwn() {
        for (int i = 0; i < 3; i++) limit.count("me", null);

        assertThatCode(() -> limit.count("you", null)).doesNotThrowAnyException();
    }

    @Test
    void headersTellWhereItStands() {
        var response = new MockHttpServletResponse();
        limit.count("me", response);

        assertThat(response.getHeader("RateLimit-Policy")).isEqualTo("\"default\";q=3;w=1");
        assertThat(response.getHeader("RateLimit")).isEqualTo("\"default\";r=2;t=1");
    }

    @Test
    void zeroIsNoLimit() {
        var none = new RateLimit("requests", 0, new Settable());

        assertThatCode(() -> {
                    for (int i = 0; i < 10_000; i++) none.count("me", null);
                })
                .doesNotThrowAnyException();
    }

    private final class Settable implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
