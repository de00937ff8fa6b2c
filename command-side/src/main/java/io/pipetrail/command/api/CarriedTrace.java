package io.pipetrail.command.api;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Brings the trace of a request to whoever decides its command: in the command's metadata, as the headers of a request have it.
 * Events do not carry these.
 */
@Component
final class CarriedTrace {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    CarriedTrace(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    /** The metadata and the trace that this thread is in, if any. */
    Map<String, ?> with(Map<String, ?> metaData) {
        var trace = tracer == null ? null : tracer.currentTraceContext().context();
        if (trace == null || propagator == null) return metaData;
        var carried = new HashMap<String, Object>(metaData);
        propagator.inject(trace, carried, (into, key, value) -> carried.put(key, value));
        return carried;
    }
}
