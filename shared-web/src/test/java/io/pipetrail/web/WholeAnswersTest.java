package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is JSON comes with its length and not in chunks. */
class WholeAnswersTest extends HttpTest {

    /** Seen red with Spring's own converter. */
    @Test
    void anAnswerComesWithItsLength() {
        assertWhole(get(in(store, "/toys")));
        assertWhole(post(in(store, "/toys"), "{\"title\":\"Größe\"}"));
    }

    @Test
    void soDoesAProblem() {
        assertWhole(get(in(store, "/nothing")));
        assertWhole(getAs("", in(store, "/toys")));
    }

    private static void assertWhole(HttpResponse<String> answer) {
        var length = answer.body().getBytes(StandardCharsets.UTF_8).length;
        assertThat(length).isPositive();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(length);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }
}
