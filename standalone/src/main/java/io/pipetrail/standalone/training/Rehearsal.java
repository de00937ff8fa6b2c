package io.pipetrail.standalone.training;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Does once the server is up what clients will do, and then ends the process: a JVM writes its AOT cache when it exits. */
@Component
@Profile("training")
class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger("pipetrail.training");
    private static final int ROUNDS = 150;
    /** A slow machine rehearses less: what counts most is that everything was done once. */
    private static final Duration AT_MOST = Duration.ofSeconds(30);

    private final Environment environment;

    Rehearsal(Environment environment) {
        this.environment = environment;
    }

    @EventListener
    void rehearse(ApplicationReadyEvent ready) throws InterruptedException {
        if (!environment.getProperty("pipetrail.database-url", "").isBlank()) {
            throw new IllegalStateException("Training makes a store with deals, for ever: not in a database of yours");
        }
        var context = (ServletWebServerApplicationContext) ready.getApplicationContext();
        var server = context.getWebServer();
        if (server == null) throw new IllegalStateException("there is no server to try");
        var client = new Client(
                "http://localhost:" + server.getPort(), environment.getRequiredProperty("pipetrail.operator-key"));
        var began = System.nanoTime();
        var session = SalesSession.open(client);
        var wanted = environment.getProperty("pipetrail.training.rounds", int.class, ROUNDS);
        var rounds = 0;
        while (rounds < wanted && System.nanoTime() - began < AT_MOST.toNanos()) {
            session.round();
            rounds++;
        }
        LOG.info("Rehearsed {} rounds of requests", rounds);
        // Not on this thread, which holds up the start that the end would wait for.
        Thread.ofPlatform().name("end-of-training").start(() -> System.exit(SpringApplication.exit(context)));
    }
}
