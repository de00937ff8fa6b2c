package io.pipetrail.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** The log as the database has it. */
final class PostgresEventLog implements EventLog {

    private final LogReader reader;
    private final EventReading reading;

    PostgresEventLog(LogReader reader, EventReading reading) {
        this.reader = reader;
        this.reading = reading;
    }

    @Override
    public List<StoredEvent> stream(String stream, long fromSequence) {
        return reading.stored(reader.stream(stream, fromSequence));
    }

    @Override
    public List<StoredEvent> streams(Collection<String> streams) {
        return reading.stored(reader.streams(streams));
    }

    @Override
    public List<StoredEvent> at(Collection<Long> positions) {
        return reading.stored(reader.at(positions));
    }

    @Override
    public List<StoredEvent> after(long position, int limit) {
        return reading.stored(reader.after(position, limit));
    }

    @Override
    public List<StoredEvent> read(ResultSet row) throws SQLException {
        return reading.stored(List.of(LogReader.row(row, 0)));
    }

    @Override
    public long head() {
        return reader.head();
    }

    @Override
    public long positionAt(Instant recorded) {
        return Positions.until(recorded.atOffset(ZoneOffset.UTC), reader);
    }
}
