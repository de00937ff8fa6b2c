package io.pipetrail.web.stopping;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets a server go that is one of several. */
@Configuration(proxyBeanMethods = false)
public class StoppingConfiguration {

    private static final Duration AMONG_OTHERS = Duration.ofSeconds(5);

    /**
     * @param atLeast unless said, there may be others where a database is named, and none where it is the server's own
     */
    @Bean
    Drain drain(
            ApplicationContext application,
            @Value("${pipetrail.drain:#{null}}") @Nullable Duration atLeast,
            @Value("${pipetrail.database-url:${spring.datasource.url:}}") String sharedDatabase) {
        if (atLeast != null) return new Drain(application, atLeast);
        return new Drain(application, sharedDatabase.isBlank() ? Duration.ZERO : AMONG_OTHERS);
    }
}
