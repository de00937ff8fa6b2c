package io.pipetrail.command.api;

import io.pipetrail.command.OccurredAt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.springframework.stereotype.Component;

/** What every event says of the command that made it: who, from where, in which request, and when if not now. */
@Component
class CarriedMetaData implements CorrelationDataProvider {

    static final String IDEMPOTENCY_KEY = "idempotencyKey";

    private static final List<String> KEYS =
            List.of("actorType", "actorId", "actorName", "dialect", "requestId", IDEMPOTENCY_KEY, OccurredAt.KEY);

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        var carried = new HashMap<String, Object>();
        for (var key : KEYS) {
            var value = message.getMetaData().get(key);
            if (value != null) carried.put(key, value);
        }
        return carried;
    }
}
