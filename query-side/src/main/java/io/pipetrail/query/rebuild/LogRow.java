package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Arrival;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/** An event as the log's table has it, or what its deserialization threw. */
record LogRow(
        long position,
        String stream,
        @Nullable StoredEvent event,
        @Nullable SerializationException unreadable) implements Arrival {

    /** What a row says: one event, unless upcasters say otherwise. */
    static List<LogRow> of(ResultSet row, EventLog log) throws SQLException {
        try {
            var events = log.read(row);
            if (events.size() == 1) return List.of(of(events.getFirst()));
            return events.stream().map(LogRow::of).toList();
        } catch (SerializationException unreadable) {
            return List.of(new LogRow(row.getLong("position"), row.getString("stream"), null, unreadable));
        }
    }

    @Override
    public StoredEvent read() {
        if (event == null) throw unreadable == null ? new IllegalStateException() : unreadable;
        return event;
    }

    /** Names the event without telling anything of its content. */
    @Override
    public String toString() {
        return "event %d of stream %s".formatted(position, stream);
    }

    private static LogRow of(StoredEvent event) {
        return new LogRow(event.position(), event.stream(), event, null);
    }
}
