package io.pipetrail.command.api;

import io.micrometer.tracing.Tracer;
import io.pipetrail.command.OccurredAt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What every event says of the command that made it: who, from where, in which request, when if not now, and in which trace where
 * there are traces.
 */
@Component
class CarriedMetaData implements CorrelationDataProvider {

    static final String IDEMPOTENCY_KEY = "idempotencyKey";
    private static final String TRACE_ID = "traceId";

    private static final List<String> KEYS =
            List.of("actorType", "actorId", "actorName", "dialect", "requestId", IDEMPOTENCY_KEY, OccurredAt.KEY);

    private final @Nullable Tracer tracer;

    CarriedMetaData(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer.getIfAvailable();
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var carried = new HashMap<String, Object>();
        for (var key : KEYS) {
            var value = message.getMetaData().get(key);
            if (value != null) carried.put(key, value);
        }
        if (tracer != null) carryTrace(tracer, carried);
        return carried;
    }

    private static void carryTrace(Tracer tracer, Map<String, Object> carried) {
        var trace = tracer.currentTraceContext().context();
        if (trace != null) carried.put(TRACE_ID, trace.traceId());
    }
}
