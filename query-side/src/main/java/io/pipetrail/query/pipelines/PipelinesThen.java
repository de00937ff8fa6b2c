package io.pipetrail.query.pipelines;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.events.StageId;
import io.pipetrail.events.TenantId;
import io.pipetrail.events.pipeline.PipelineEvent;
import io.pipetrail.events.tenant.TenantEvent;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.reading.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * A tenant's pipelines as they were, replayed from the log: these are few events, and they are remembered as long as their
 * stamp is the one that the database has.
 */
@Component
public class PipelinesThen {

    private record Known(long stamp, List<StoredEvent> events) {}

    private static final int MOST_EVENTS = 200_000;

    private final PipelineRows pipelines;
    private final EventLog log;
    /** Not for long, see {@link Catalog}. */
    private final Cache<TenantId, Known> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST_EVENTS)
            .weigher((TenantId tenant, Known known) -> 1 + known.events().size())
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    PipelinesThen(PipelineRows pipelines, EventLog log) {
        this.pipelines = pipelines;
        this.log = log;
    }

    /**
     * The pipelines that were there, and those that held deals: whoever imports old deals into the stages of today has them
     * there before the stages were added, and then these are what they were added as.
     *
     * @param held the stages with deals in them
     * @param stamp of the read models that told of these
     * @param position of the same read models: they know no more of pipelines either
     */
    public Pipelines of(TenantId tenant, Moment moment, Set<StageId> held, long stamp, long position) {
        var replay = new PipelinesReplay(moment, held, position);
        return replay.of(stamp, events(tenant, stamp));
    }

    private List<StoredEvent> events(TenantId tenant, long stamp) {
        var known = remembered.getIfPresent(tenant);
        if (known != null && known.stamp() == stamp) return known.events();
        var ids = Stream.concat(
                        Stream.of(tenant.toString()),
                        pipelines.findByTenantIdOrderByCreatedAt(tenant).stream()
                                .map(row -> row.pipelineId.toString()))
                .toList();
        var events = log.streams(ids).stream()
                .filter(event -> isOf(tenant, event.payload()))
                .toList();
        remembered.put(tenant, new Known(stamp, events));
        return events;
    }

    private static boolean isOf(TenantId tenant, Object payload) {
        return switch (payload) {
            case TenantEvent event -> event.tenantId().equals(tenant);
            case PipelineEvent event -> event.tenantId().equals(tenant);
            default -> false;
        };
    }
}
