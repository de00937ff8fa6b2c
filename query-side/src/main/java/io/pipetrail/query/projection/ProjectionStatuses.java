package io.pipetrail.query.projection;

import io.pipetrail.eventstore.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.SerializationException;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks how the projections are doing, on this node and on others. */
@Component
public class ProjectionStatuses {

    /** What costs queries is not looked up again within this time. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private record Look(Instant at, List<ProjectionStatus> statuses) {}

    private final List<Projection> projections;
    private final Progress progress;
    private final EventLog log;
    private final JdbcClient database;
    private final Clock clock;
    private volatile Look last = new Look(Instant.MIN, List.of());

    ProjectionStatuses(
            List<Projection> projections, Progress progress, EventLog log, JdbcClient database, Clock clock) {
        this.projections = projections;
        this.progress = progress;
        this.log = log;
        this.database = database;
        this.clock = clock;
    }

    public List<ProjectionStatus> all() {
        var now = clock.instant();
        var seen = last;
        if (seen.at().isAfter(now.minus(FRESH)) && !seen.at().isAfter(now)) return seen.statuses();
        progress.refresh();
        var parked = parked();
        var head = log.head();
        var statuses = projections.stream()
                .map(Projection::name)
                .sorted(Comparator.naturalOrder())
                .map(name -> status(name, head, parked.getOrDefault(name, 0L), now))
                .toList();
        last = new Look(now, statuses);
        return statuses;
    }

    private ProjectionStatus status(String name, long head, long parked, Instant now) {
        var position = progress.position();
        var lag = Math.max(0, head - position);
        return new ProjectionStatus(
                name, position, lag, lag == 0 ? 0 : lagMillis(position, now), progress.perSecond(), parked);
    }

    private long lagMillis(long position, Instant now) {
        try {
            return log.after(position, 1).stream()
                    .mapToLong(next -> Duration.between(next.recordedAt(), now).toMillis())
                    .map(millis -> Math.max(0, millis))
                    .findFirst()
                    .orElse(0);
        } catch (SerializationException nextIsUnreadable) {
            return 0;
        }
    }

    private Map<String, Long> parked() {
        var counts = new HashMap<String, Long>();
        database.sql("select projection, count(*) from readside.parked_events group by projection")
                .query((RowCallbackHandler) row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }
}
