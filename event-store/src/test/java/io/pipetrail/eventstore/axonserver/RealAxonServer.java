package io.pipetrail.eventstore.axonserver;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.axoniq.axonserver.connector.AxonServerConnection;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Axon Server that {@code AXONSERVER_HOST} names, as {@code host} or {@code host:port}. */
public final class RealAxonServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RealAxonServer.class);
    private static final String HOST = System.getenv("AXONSERVER_HOST");
    private static final int PORT = 8124;

    private final AxonServerConnectionFactory factory;
    private final AxonServerConnection connection;

    private RealAxonServer(String host, int port) {
        factory = AxonServerConnectionFactory.forClient("pipetrail-test")
                .routingServers(new ServerAddress(host, port))
                .forceReconnectViaRoutingServers(true)
                .reconnectInterval(200, TimeUnit.MILLISECONDS)
                .build();
        connection = factory.connect("default");
    }

    /** Skips the test where there is none. */
    public static void assumed() {
        if (HOST == null || HOST.isBlank()) {
            log.warn("SKIPPED: AXONSERVER_HOST names no Axon Server");
        }
        assumeTrue(HOST != null && !HOST.isBlank(), "AXONSERVER_HOST names no Axon Server");
    }

    /** Its host. */
    public static String host() {
        return HOST.replaceFirst(":.*", "");
    }

    /** Its port for gRPC. */
    public static int port() {
        return HOST.contains(":") ? Integer.parseInt(HOST.replaceFirst(".*:", "")) : PORT;
    }

    /** A connection to it. */
    public static RealAxonServer connected() {
        return new RealAxonServer(host(), port());
    }

    /** A connection to a port of this machine that leads to it. */
    public static RealAxonServer behind(int port) {
        return new RealAxonServer("127.0.0.1", port);
    }

    /** The log of this name in it. */
    public AxonServerLog log(String name) {
        return new AxonServerLog(() -> connection, name, Duration.ofSeconds(8));
    }

    @Override
    public void close() {
        connection.disconnect();
        factory.shutdown();
    }
}
