package io.pipetrail.web.tracing;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/** Keeps the room for a trace's id out of log lines where there are no traces: Boot makes it wherever there could be some. */
final class PlainLogLines implements EnvironmentPostProcessor, Ordered {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment.getPropertySources().addLast(new PropertySource<>("plainLogLines") {

            // Asked late, as whether there are traces is read from the environment after this.
            @Override
            public @Nullable Object getProperty(String name) {
                return LoggingSystem.EXPECT_CORRELATION_ID_PROPERTY.equals(name) ? TracesAsked.in(environment) : null;
            }
        });
    }

    /** Ahead of Boot's, which has no order: what is added later is asked later. */
    @Override
    public int getOrder() {
        return 0;
    }
}
