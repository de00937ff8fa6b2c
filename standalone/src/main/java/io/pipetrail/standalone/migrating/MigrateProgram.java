package io.pipetrail.standalone.migrating;

import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.pipetrail.eventstore.LogCopy;
import io.pipetrail.eventstore.axonserver.AxonServerLog;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Copies the log to Axon Server or back, and says whether both are the same then. */
public final class MigrateProgram {

    /** The command line's word for it. */
    public static final String NAME = "migrate-events";

    private static final int GOOD = 0;
    private static final int FAILED = 2;
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
        try {
            var options = MigrateOptions.of(arguments);
            var copied = copy(options);
            out.printf(
                    Locale.ROOT,
                    "Both logs have %,d events, and the same digest: %s%n",
                    copied.events(),
                    copied.digest());
            return GOOD;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(MigrateOptions.USAGE);
        } catch (RuntimeException e) {
            out.println("The events were not migrated: " + e.getMessage());
        }
        return FAILED;
    }

    private LogCopy.Copied copy(MigrateOptions options) {
        var factory = AxonServerConnectionFactory.forClient(NAME)
                .routingServers(options.server())
                .build();
        try (var database = database(options)) {
            var connection = factory.connect(options.context());
            var log = new AxonServerLog(() -> connection, options.log(), PATIENCE);
            var copy = database.getBean(LogCopy.class);
            var bar = new CopyBar(out, isTerminal);
            try {
                return options.toAxonServer() ? copy.to(log, bar) : copy.from(log, bar);
            } finally {
                bar.end();
            }
        } finally {
            factory.shutdown();
        }
    }

    private static ConfigurableApplicationContext database(MigrateOptions options) {
        return new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .run(options.others().toArray(String[]::new));
    }
}
