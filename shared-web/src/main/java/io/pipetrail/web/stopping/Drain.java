package io.pipetrail.web.stopping;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * The time between "not ready", which a stopping server says first, and its closed door: whoever distributes the requests needs
 * it to look and to turn to the others. Meanwhile all is served as ever, but that each answer closes its connection.
 */
final class Drain implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

    private final ApplicationContext application;
    private final Duration atLeast;
    private volatile boolean running;

    Drain(ApplicationContext application, Duration atLeast) {
        this.application = application;
        this.atLeast = atLeast;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public void stop(Runnable stopped) {
        stop();
        if (!atLeast.isPositive()) {
            stopped.run();
            return;
        }
        closeConnectionsAfterTheirAnswers();
        LOG.info("Not ready any more; requests are still taken for {} s", atLeast.toMillis() / 1000.0);
        CompletableFuture.delayedExecutor(atLeast.toMillis(), TimeUnit.MILLISECONDS)
                .execute(stopped);
    }

    /** Before all others: the web server stops taking requests in the next phases, and waits for those that it has. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** A connection that is kept open would be closed without an answer to what is sent over it last. */
    private void closeConnectionsAfterTheirAnswers() {
        if (!(application instanceof WebServerApplicationContext web)
                || !(web.getWebServer() instanceof TomcatWebServer server)) return;
        for (var connector : server.getTomcat().getService().findConnectors()) {
            if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
                http.setMaxKeepAliveRequests(1);
            }
        }
    }
}
