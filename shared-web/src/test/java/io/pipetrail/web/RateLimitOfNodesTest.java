package io.pipetrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipetrail.web.toy.ToyApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** A client's limit is that of all nodes together. Seen red with nodes that tell each other nothing. */
@TestPropertySource(properties = "pipetrail.rate-limit=20")
class RateLimitOfNodesTest extends HttpTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Two a second are far below what it may ask of a node: it is refused for what it asks of the other. */
    @Test
    void whoAsksTooOftenHereIsRefusedThere() throws Exception {
        var over = new AtomicBoolean();
        try (var other = SpringApplication.run(
                        ToyApplication.class,
                        "--server.port=0",
                        "--pipetrail.drain=0s",
                        "--spring.datasource.url=" + DATABASE.jdbcUrl(),
                        "--spring.datasource.username=" + DATABASE.username(),
                        "--pipetrail.rate-limit=20");
                var flood = Executors.newVirtualThreadPerTaskExecutor()) {
            var server = ((ServletWebServerApplicationContext) other).getWebServer();
            assertThat(server).isNotNull();
            var there = "http://localhost:" + server.getPort() + in(store, "/toys");
            assertThat(status(there)).isEqualTo(200);
            try {
                for (var i = 0; i < 3; i++) {
                    flood.execute(() -> {
                        while (!over.get()) get(in(store, "/toys"));
                    });
                }
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> status(there) == 429);
            } finally {
                over.set(true);
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> status(there) == 200);
        }
    }

    private int status(String address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + admin)
                .build();
        return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
    }
}
