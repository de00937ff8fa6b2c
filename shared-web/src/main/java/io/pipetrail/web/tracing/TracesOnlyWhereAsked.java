package io.pipetrail.web.tracing;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Leaves out all that Boot would set up for traces unless they are asked for: without a receiver it would still make an id and a
 * span for every request, and throw them away.
 */
final class TracesOnlyWhereAsked implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String TRACES = "org.springframework.boot.micrometer.tracing.";
    private static final String TELEMETRY = "org.springframework.boot.opentelemetry.";

    /** What is logged goes to the console, whoever collects it there. */
    private static final String LOGS = TELEMETRY + "autoconfigure.logging.";

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = TracesAsked.in(environment);
    }

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var wanted = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) wanted[i] = isWanted(candidates[i]);
        return wanted;
    }

    private boolean isWanted(@Nullable String candidate) {
        if (candidate == null) return false;
        if (candidate.startsWith(LOGS)) return false;
        return asked || Stream.of(TRACES, TELEMETRY).noneMatch(candidate::startsWith);
    }
}
