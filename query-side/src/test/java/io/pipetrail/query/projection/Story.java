package io.pipetrail.query.projection;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.StoredEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A log that grows event by event, an hour passing between them. */
public final class Story {

    private final List<StoredEvent> events = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public List<StoredEvent> events() {
        return events;
    }

    public Story then(Object... payloads) {
        for (var payload : payloads) {
            now = now.plus(Duration.ofHours(1));
            add(payload, Map.of());
        }
        return this;
    }

    public Story at(String instant, Object payload) {
        return backdated(Instant.parse(instant), payload);
    }

    public Story backdated(Instant occurredAt, Object payload) {
        add(payload, Map.of("occurredAt", occurredAt.toString()));
        return this;
    }

    private void add(Object payload, Map<String, String> metaData) {
        var stream = streamOf(payload);
        var sequence = sequences.merge(stream, 0L, (last, zero) -> last + 1);
        events.add(new StoredEvent(
                events.size() + 1,
                UUID.randomUUID(),
                "test",
                stream,
                sequence,
                payload.getClass().getSimpleName(),
                1,
                now,
                payload,
                metaData));
    }

    public static String streamOf(Object payload) {
        return switch (payload) {
            case TenantEvent event -> event.tenantId().toString();
            case PipelineEvent event -> event.pipelineId().toString();
            case DealEvent event -> event.dealId().toString();
            default -> UUID.randomUUID().toString();
        };
    }
}
