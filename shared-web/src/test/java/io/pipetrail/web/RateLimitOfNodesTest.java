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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.test.context.TestPropertySource;

/** A client's limit is that of all nodes together. Seen red with nodes that tell each other nothing. */
@TestPropertySource(properties = "pipetrail.rate-limit=" + RateLimitOfNodesTest.LIMIT)
class RateLimitOfNodesTest extends HttpTest {

    static final int LIMIT = 20;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Duration WINDOW = Duration.ofSeconds(2);

    private final AtomicBoolean over = new AtomicBoolean();

    /** Bursts of the first second are let through by each, so it holds from then on, and not of every window. */
    @Test
    void whoFloodsTwoNodesIsLetThroughAsByOne() {
        try (var other = SpringApplication.run(
                        ToyApplication.class,
                        "--server.port=0",
                        "--pipetrail.drain=0s",
                        "--spring.datasource.url=" + DATABASE.jdbcUrl(),
                        "--spring.datasource.username=" + DATABASE.username(),
                        "--pipetrail.rate-limit=" + LIMIT);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var server = ((ServletWebServerApplicationContext) other).getWebServer();
            assertThat(server).isNotNull();
            var here = new Flood(port());
            var there = new Flood(server.getPort());
            try {
                here.start(threads);
                there.start(threads);
                await().atMost(Duration.ofMinutes(2)).pollInterval(WINDOW).until(() -> {
                    var one = here.look();
                    var two = there.look();
                    return one.refused > 0 && two.refused > 0 && one.letPerSecond + two.letPerSecond < 1.5 * LIMIT;
                });
            } finally {
                over.set(true);
            }
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> here.ask() == 200 && there.ask() == 200);
        }
    }

    /** @param letPerSecond since the look before, which alone would be the limit wherever something was refused */
    private record Seen(double letPerSecond, long refused) {}

    private final class Flood {

        private final URI address;
        private final LongAdder let = new LongAdder();
        private final LongAdder refused = new LongAdder();
        private long lastLook = System.nanoTime();

        Flood(int port) {
            address = URI.create("http://localhost:" + port + in(store, "/toys"));
        }

        void start(ExecutorService threads) {
            for (var i = 0; i < 2; i++) threads.execute(this::flood);
        }

        Seen look() {
            var before = lastLook;
            lastLook = System.nanoTime();
            return new Seen(let.sumThenReset() * 1e9 / (lastLook - before), refused.sumThenReset());
        }

        int ask() throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + admin)
                    .build();
            return CLIENT.send(request, BodyHandlers.discarding()).statusCode();
        }

        private void flood() {
            while (!over.get()) {
                try {
                    if (ask() == 200) let.increment();
                    else refused.increment();
                } catch (IOException | InterruptedException e) {
                    // the next one may get through: a flood that stopped would have nothing to say
                }
            }
        }
    }
}
