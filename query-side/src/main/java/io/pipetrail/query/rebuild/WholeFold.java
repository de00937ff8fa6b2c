package io.pipetrail.query.rebuild;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Afresh;
import io.pipetrail.query.projection.Poison;
import io.pipetrail.query.projection.Projection;
import io.pipetrail.query.projection.Rows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One projection's fold of the whole log, and what it cannot fold: the guilty event is parked, and all that follows it in its
 * stream.
 */
final class WholeFold {

    private static final Logger LOG = LoggerFactory.getLogger(WholeFold.class);

    /** Where a stream's events are folded no more, and why. */
    private record Stop(long position, String cause) {}

    private final String projection;
    private final Afresh afresh;
    private final CopyRows rows;
    private final Map<String, Stop> stopped = new HashMap<>();

    WholeFold(Projection projection, CopyRows rows) {
        this.projection = projection.name();
        this.afresh = projection.afresh();
        this.rows = rows;
    }

    /** Folds an event that is no deal's; unless its stream has been stopped before. */
    void setting(LogRow row) {
        if (stopped.containsKey(row.stream())) return;
        rows.mark();
        try {
            var event = row.read();
            if (!(event.payload() instanceof DealEvent)) afresh.settings(List.of(event), rows);
        } catch (RuntimeException e) {
            if (!Poison.is(e)) throw e;
            rows.takeBack();
            stop(row, e);
        }
    }

    /** Folds what is a deal's in a stream, and parks what comes after an event that nobody can read or that is poisonous here. */
    void stream(List<LogRow> stream, List<StoredEvent> story) {
        var stop = stopped.isEmpty() ? null : stopped.get(stream.getFirst().stream());
        var unreadable = story.size() == stream.size() ? null : firstUnreadable(stream);
        if (unreadable != null && (stop == null || unreadable.position() < stop.position()))
            stop = new Stop(unreadable.position(), cause(unreadable));
        var poisonous = fold(stop == null ? story : before(stop.position(), story));
        if (poisonous != null) stop = poisonous;
        if (stop != null) park(stream, stop);
    }

    void finish(Rows last, Connection connection) throws SQLException {
        afresh.finish(last, connection);
    }

    private void stop(LogRow row, RuntimeException cause) {
        LOG.warn("{} parks {}: {}", projection, row, Poison.describe(cause));
        stopped.put(row.stream(), new Stop(row.position(), Poison.describe(cause)));
    }

    /**
     * Folds as much of a deal's events as can be, and says where it stopped. One that cannot be folded leaves no trace, so it is
     * tried anew with what comes before the last one that was looked at: that or an earlier one is the guilty one.
     */
    private @Nullable Stop fold(List<StoredEvent> story) {
        Stop stop = null;
        for (var left = story; !left.isEmpty(); ) {
            var looked = new LookedAt(left);
            var poison = failure(looked);
            if (poison == null) break;
            var last = left.get(looked.last());
            stop = new Stop(last.position(), Poison.describe(poison));
            left = left.subList(0, looked.last());
        }
        if (stop != null) LOG.warn("{} parks event {}: {}", projection, stop.position(), stop.cause());
        return stop;
    }

    private @Nullable RuntimeException failure(List<StoredEvent> story) {
        rows.mark();
        try {
            afresh.deal(story, rows);
            return null;
        } catch (RuntimeException e) {
            if (!Poison.is(e)) throw e;
            rows.takeBack();
            return e;
        }
    }

    private void park(List<LogRow> stream, Stop stop) {
        for (var row : stream) {
            if (row.position() < stop.position()) continue;
            var cause = row.position() == stop.position() ? stop.cause() : ParkedRow.BEHIND;
            rows.add(ParkedRow.ROWS, new ParkedRow(projection, row.position(), row.stream(), cause));
        }
    }

    private static @Nullable LogRow firstUnreadable(List<LogRow> stream) {
        for (var row : stream) if (row.unreadable() != null) return row;
        return null;
    }

    private static List<StoredEvent> before(long position, List<StoredEvent> story) {
        return story.stream().filter(event -> event.position() < position).toList();
    }

    private static String cause(LogRow row) {
        return Poison.describe(Objects.requireNonNull(row.unreadable()));
    }
}
