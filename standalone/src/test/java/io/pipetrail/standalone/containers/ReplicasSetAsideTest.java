package io.pipetrail.standalone.containers;

import static io.pipetrail.eventstore.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pipetrail.standalone.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real nginx before two doubles of replicas, when each of them was found away lately: as in an upgrade, one after the other. */
@Timeout(300)
class ReplicasSetAsideTest {

    private final AtomicBoolean back = new AtomicBoolean();
    private final AtomicBoolean setAside = new AtomicBoolean();
    private HttpServer one;
    private HttpServer two;

    @BeforeEach
    void start() throws IOException {
        Nginx.assumeInstalled();
        one = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        two = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        one.createContext("/", exchange -> answer(exchange, back.get() ? 200 : notReady()));
        two.createContext("/", exchange -> answer(exchange, 200));
        one.start();
        two.start();
    }

    @AfterEach
    void stop() {
        if (one != null) one.stop(0);
    }

    /** Seen red without the backups: 503. */
    @Test
    void whoIsBackIsAskedAtOnceWhenTheOtherGoes() throws IOException {
        var ports = Map.of(
                "replica-1", one.getAddress().getPort(),
                "replica-2", two.getAddress().getPort());
        try (var nginx = Nginx.start("replicas.conf", ports, 0)) {
            var clients = new Api(nginx.address(), "");
            await().until(() -> clients.get("/proxy-readiness").status() == 200 && setAside.get());
            back.set(true);
            two.stop(0);

            for (var request = 0; request < 20; request++) {
                assertThat(clients.get("/v1/deals").status()).isEqualTo(200);
            }
        }
    }

    private int notReady() {
        setAside.set(true);
        return 503;
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        }
    }
}
