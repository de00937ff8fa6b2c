package io.pipetrail.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads rows of the log, on the caller's transaction where there is one. */
final class LogReader {

    private static final String SELECT = "select position, event_id, aggregate_type, stream, sequence, type, revision,"
            + " recorded_at, payload, metadata from eventstore.events ";

    private final JdbcTemplate jdbc;

    LogReader(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    List<PositionedRow> stream(String stream, long fromSequence) {
        return rows("where stream = ? and sequence >= ? order by sequence", stream, fromSequence);
    }

    List<PositionedRow> streams(Collection<String> streams) {
        return rows("where stream = any (?) order by position", (Object) streams.toArray(String[]::new));
    }

    List<PositionedRow> after(long position, int limit) {
        return rows("where position > ? order by position limit ?", position, limit);
    }

    /** All after the one position up to the other. */
    List<PositionedRow> between(long after, long upTo) {
        return rows("where position > ? and position <= ? order by position", after, upTo);
    }

    List<PositionedRow> at(Collection<Long> positions) {
        return rows("where position = any (?) order by position", (Object) positions.toArray(Long[]::new));
    }

    long head() {
        return number("select coalesce(max(position), 0) from eventstore.events", 0);
    }

    /** The last sequence number of a stream, or -1 when there is no such stream. */
    long lastSequence(String stream) {
        return number("select coalesce(max(sequence), -1) from eventstore.events where stream = ?", -1, stream);
    }

    /** Whether a stream has an event after the last sequence number that it is said to have. */
    boolean hasOneGoneOn(Map<String, Long> lastSequences) {
        var entries = List.copyOf(lastSequences.entrySet());
        var streams = entries.stream().map(Map.Entry::getKey).toArray(String[]::new);
        var next = entries.stream().map(entry -> entry.getValue() + 1).toArray(Long[]::new);
        return number(
                        "select count(*) from unnest(?, ?) as r (stream, next)"
                                + " join eventstore.events e on e.stream = r.stream and e.sequence = r.next",
                        0,
                        streams,
                        next)
                > 0;
    }

    /** The first position after another one whose event was recorded at this time or later, or 0 when there is none. */
    long firstRecordedFrom(OffsetDateTime time, long position) {
        return number(
                "select position from eventstore.events where position > ? and recorded_at >= ?"
                        + " order by position limit 1",
                0,
                position,
                time);
    }

    /** The last position, this one at most, whose event was recorded at this time or earlier, or 0 when there is none. */
    long lastRecordedUntil(OffsetDateTime time, long position) {
        return number(
                "select position from eventstore.events where position <= ? and recorded_at <= ?"
                        + " order by position desc limit 1",
                0,
                position,
                time);
    }

    /** When the event at this position was recorded, or null when there is none. */
    @Nullable
    OffsetDateTime recordedAt(long position) {
        return answered(() -> jdbc
                .query(
                        "select recorded_at from eventstore.events where position = ?",
                        (row, number) -> row.getObject(1, OffsetDateTime.class),
                        position)
                .stream()
                .findFirst()
                .orElse(null));
    }

    private long number(String sql, long none, @Nullable Object... arguments) {
        return answered(() -> jdbc.query(sql, (row, number) -> row.getLong(1), arguments).stream()
                .findFirst()
                .orElse(none));
    }

    private List<PositionedRow> rows(String condition, @Nullable Object... arguments) {
        return answered(() -> jdbc.query(SELECT + condition, LogReader::row, arguments));
    }

    private static <T extends @Nullable Object> T answered(Supplier<T> query) {
        try {
            return query.get();
        } catch (NonTransientDataAccessResourceException | TransientDataAccessException e) {
            throw new EventStoreUnavailableException("The event log cannot be read", e);
        }
    }

    static PositionedRow row(ResultSet row, int number) throws SQLException {
        var payload = new SimpleSerializedObject<>(
                row.getBytes("payload"), byte[].class, row.getString("type"), row.getString("revision"));
        return new PositionedRow(
                row.getLong("position"),
                new Row(
                        row.getObject("event_id", UUID.class),
                        row.getString("aggregate_type"),
                        row.getString("stream"),
                        row.getLong("sequence"),
                        row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                        payload,
                        new SerializedMetaData<>(row.getBytes("metadata"), byte[].class),
                        null));
    }
}
