package io.pipetrail.web.tracing;

import io.micrometer.tracing.exporter.SpanExportingPredicate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** What we add to Boot's traces. */
@Configuration(proxyBeanMethods = false)
@Conditional(TracesAsked.class)
public class TracingConfiguration {

    /** Probes and scrapes come every few seconds, and tell nobody anything. */
    @Bean
    SpanExportingPredicate onlyTheApi() {
        return span -> !span.getTags().getOrDefault("uri", "").startsWith("/actuator");
    }
}
