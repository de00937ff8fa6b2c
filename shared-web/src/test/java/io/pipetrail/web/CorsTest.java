package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "pipetrail.cors.allowed-origins=https://console.example")
class CorsTest extends HttpTest {

    @Test
    void aPageThatMayCallIsToldSo() {
        var response = get(in(store, "/toys"), "Origin", "https://console.example");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains("https://console.example");
    }

    @Test
    void aBrowserMayAskBeforehandWithoutACredential() {
        var response = send(
                "OPTIONS",
                in(store, "/toys"),
                BodyPublishers.noBody(),
                "",
                "Origin",
                "https://console.example",
                "Access-Control-Request-Method",
                "PATCH",
                "Access-Control-Request-Headers",
                "authorization,idempotency-key");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("authorization")
                .contains("idempotency-key");
    }

    @Test
    void anyOtherPageIsRefused() {
        var response = get(in(store, "/toys"), "Origin", "https://elsewhere.example");

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(HttpTest.<String>read(response, "$.error.type")).isEqualTo("permission_error");
    }
}
