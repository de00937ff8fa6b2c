package io.pipetrail.eventstore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Reads the log as such, apart from aggregates and processors. An event that cannot be read (unknown type, broken
 * payload) is a {@link org.axonframework.serialization.SerializationException}.
 */
public interface EventLog {

    /** The events of one stream from a sequence number (inclusive) on, in order. */
    List<StoredEvent> stream(String stream, long fromSequence);

    /** The events of these streams, in position order. */
    List<StoredEvent> streams(Collection<String> streams);

    /** The events at these positions that there are, in position order. */
    List<StoredEvent> at(Collection<Long> positions);

    /** The first events after a position, at most {@code limit}, in position order. */
    List<StoredEvent> after(long position, int limit);

    /** What a row of {@code eventstore.events} says that was read by a statement of one's own, all columns of it: one event, unless upcasters say otherwise. */
    List<StoredEvent> read(ResultSet row) throws SQLException;

    /** The position of the last committed event, 0 when there is none. */
    long head();

    /**
     * The position of the last event that was recorded at this time or before, 0 when there is none. It never changes once
     * the writers' clocks have passed that time, as long as they are within two minutes of each other.
     */
    long positionAt(Instant recorded);
}
