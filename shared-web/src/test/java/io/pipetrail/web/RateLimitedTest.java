package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"pipetrail.rate-limit=2", "pipetrail.failed-authentications=2"})
class RateLimitedTest extends HttpTest {

    @Test
    void oneRequestTooManyIsA429() {
        var answers = Stream.generate(() -> get(in(store, "/toys"))).limit(200);

        var refused = answers.filter(it -> it.statusCode() == 429).findFirst().orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"default\";r=0");
        assertThat(HttpTest.<String>read(refused, "$.error.type")).isEqualTo("rate_limit_error");
    }

    @Test
    void aDialectTellsItInItsOwnWordsAsWell() {
        var answers = Stream.generate(() -> get("/dialects/toy/api/things")).limit(200);

        var refused = answers.filter(it -> it.statusCode() == 429).findFirst().orElseThrow();
        assertThat(refused.headers().firstValue("Toy-Limit")).contains("2");
        assertThat(refused.headers().firstValue("Toy-Left")).contains("0");
        assertThat(refused.headers().firstValue("RateLimit")).isPresent();
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(HttpTest.<String>read(refused, "$.no")).isEqualTo("rate_limited");
    }

    @Test
    void whoGuessesIsSlowedDown() {
        var answers =
                Stream.generate(() -> getAs("a guess", in(store, "/toys"))).limit(200);

        assertThat(answers.map(HttpResponse::statusCode)).contains(429);
        assertThat(get("/v1/stores/none/toys").statusCode()).isNotEqualTo(401);
    }
}
