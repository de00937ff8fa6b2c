package io.pipetrail.standalone.migrating;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.pipetrail.eventstore.LogCopy;
import io.pipetrail.eventstore.axonserver.AxonServerLog;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** Copies the log to Axon Server or back, and says whether both are the same then. */
public final class MigrateProgram {

    /** The command line's word for it. */
    public static final String NAME = "migrate-events";

    private static final int GOOD = 0;
    private static final int FAILED = 2;
    private static final int PORT = 8124;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PrintStream out;
    private final boolean isTerminal;

    /**
     * @param out where it tells how far it is
     * @param isTerminal whether that can show a bar that grows
     */
    public MigrateProgram(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Copies as these arguments say; returns 0 if both logs are the same now, 2 if not. */
    public int run(List<String> arguments) {
        MigrateOptions options;
        try {
            options = MigrateOptions.of(arguments);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(MigrateOptions.USAGE);
            return FAILED;
        }
        return run(options);
    }

    private int run(MigrateOptions options) {
        try {
            var copied = copy(options);
            out.printf(
                    Locale.ROOT,
                    "Both logs have %,d events, and the same digest: %s%n",
                    copied.events(),
                    copied.digest());
            return GOOD;
        } catch (RuntimeException e) {
            out.println("The events were not migrated: " + e.getMessage());
            return FAILED;
        }
    }

    private LogCopy.Copied copy(MigrateOptions options) {
        try (var database = database(options)) {
            var settings = database.getEnvironment();
            var factory = axonServer(settings);
            try {
                var connection = factory.connect(settings.getProperty("axon.axonserver.context", "default"));
                var name = settings.getProperty("pipetrail.log-of-record.name", "pipetrail");
                var log = new AxonServerLog(() -> connection, name, PATIENCE);
                return copy(database.getBean(LogCopy.class), log, options.toAxonServer());
            } finally {
                factory.shutdown();
            }
        }
    }

    private LogCopy.Copied copy(LogCopy copy, AxonServerLog log, boolean toAxonServer) {
        var bar = new CopyBar(out, isTerminal);
        try {
            return toAxonServer ? copy.to(log, bar) : copy.from(log, bar);
        } finally {
            bar.end();
        }
    }

    private static AxonServerConnectionFactory axonServer(Environment settings) {
        var factory = AxonServerConnectionFactory.forClient(NAME)
                .routingServers(Stream.of(settings.getProperty("axon.axonserver.servers", "localhost")
                                .split(","))
                        .map(MigrateProgram::address)
                        .toArray(ServerAddress[]::new));
        var token = settings.getProperty("axon.axonserver.token");
        return (token == null ? factory : factory.token(token)).build();
    }

    private static ServerAddress address(String server) {
        var parts = server.strip().split(":", 2);
        return parts.length == 1
                ? new ServerAddress(parts[0], PORT)
                : new ServerAddress(parts[0], Integer.parseInt(parts[1]));
    }

    private static ConfigurableApplicationContext database(MigrateOptions options) {
        return new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .lazyInitialization(true)
                .logStartupInfo(false)
                // The bar says it.
                .properties("logging.level.io.pipetrail.eventstore.Healing=warn")
                .run(options.settings().toArray(String[]::new));
    }
}
