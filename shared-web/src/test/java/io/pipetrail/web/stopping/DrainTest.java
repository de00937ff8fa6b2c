package io.pipetrail.web.stopping;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipetrail.eventstore.testing.TestDatabase;
import io.pipetrail.web.toy.ToyApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.Shutdown;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;

class DrainTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final ConfigurableApplicationContext application = SpringApplication.run(
            ToyApplication.class,
            "--server.port=0",
            "--pipetrail.drain=0s",
            "--spring.datasource.url=" + DATABASE.jdbcUrl(),
            "--spring.datasource.username=" + DATABASE.username());

    @AfterEach
    void stop() {
        application.close();
    }

    /** Seen red with connections that are kept open. */
    @Test
    void whoeverStillComesIsServedButNotKept() throws Exception {
        var stopped = new CountDownLatch(1);
        assertThat(answer().headers().firstValue("Connection")).isEmpty();

        new Drain(application, Duration.ofHours(1)).stop(stopped::countDown);

        var answer = answer();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
        assertThat(stopped.getCount()).isOne();
    }

    @Test
    void itEndsAfterItsTime() throws Exception {
        var stopped = new CountDownLatch(1);

        new Drain(application, Duration.ofMillis(1)).stop(stopped::countDown);

        stopped.await();
    }

    @Test
    void whereThereAreNoOthersNothingIsWaitedFor() {
        var stopped = new CountDownLatch(1);

        new Drain(application, Duration.ZERO).stop(stopped::countDown);

        assertThat(stopped.getCount()).isZero();
    }

    /** On either side alone, too: no application says so itself. Seen red with 30 s and with an immediate end. */
    @Test
    void whatIsUnderWayHasTwentySeconds() {
        assertThat(application.getBean(LifecycleProcessor.class))
                .extracting("timeoutPerShutdownPhase")
                .isEqualTo(20_000L);
        assertThat(application.getBean(ServerProperties.class).getShutdown()).isEqualTo(Shutdown.GRACEFUL);
    }

    private HttpResponse<Void> answer() throws Exception {
        var server = ((ServletWebServerApplicationContext) application).getWebServer();
        assertThat(server).isNotNull();
        var address = URI.create("http://localhost:" + server.getPort() + "/actuator/health/liveness");
        return CLIENT.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
    }
}
