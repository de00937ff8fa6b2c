package io.pipetrail.web;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Pipeback's clients are told where they stand with every answer. */
@TestPropertySource(properties = {"pipetrail.rate-limit=2", "pipetrail.failed-authentications=2"})
class PipebackRateTest extends HttpTest {

    private static final String PATH = "/dialects/pipeback/app/nothing";

    @Test
    void whoAsksTooOftenIsToldSo() {
        var first = get(PATH);
        assertThat(first.statusCode()).isEqualTo(404);
        assertThat(first.headers().firstValue("X-Ratelimit-Limit")).contains("2");
        assertThat(first.headers().firstValue("X-Ratelimit-Remaining")).contains("1");

        var refused = Stream.generate(() -> get(PATH))
                .limit(200)
                .filter(it -> it.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
        assertThat(refused.headers().firstValue("X-Ratelimit-Limit")).contains("2");
        assertThat(refused.headers().firstValue("X-Ratelimit-Remaining")).contains("0");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }

    /** Seen red without the limit told when a request comes: there are no headers. */
    @Test
    void whoIsNobodyIsToldTheLimit() {
        // Others fail from this address, too, and may have left nothing of this second's failures.
        var refused = await().until(() -> getAs("", PATH), answer -> answer.statusCode() == 401);

        assertThat(refused.headers().firstValue("X-Ratelimit-Limit")).contains("2");
        assertThat(refused.headers().firstValue("X-Ratelimit-Remaining")).contains("2");

        var tooMany = Stream.generate(() -> getAs("", PATH))
                .limit(200)
                .filter(it -> it.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(tooMany.headers().firstValue("X-Ratelimit-Limit")).contains("2");
        assertThat(tooMany.headers().firstValue("X-Ratelimit-Remaining")).contains("0");
    }
}
