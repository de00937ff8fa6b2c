package io.pipetrail.web.tracing;

import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether somebody is named who takes traces. Boot reads {@code OTEL_EXPORTER_OTLP_ENDPOINT} and its like into these properties. */
final class TracesAsked implements Condition {

    private static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return in(context.getEnvironment());
    }

    static boolean in(Environment environment) {
        return !environment.getProperty(ENDPOINT, "").isBlank()
                && Stream.of(
                                "management.opentelemetry.enabled",
                                "management.tracing.export.enabled",
                                "management.tracing.export.otlp.enabled")
                        .allMatch(given -> environment.getProperty(given, Boolean.class, true));
    }
}
