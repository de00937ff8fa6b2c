package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The end of a stream as it is known here.
 *
 * @param from the sequence number from which on all is here
 * @param last the sequence number of the last event, -1 of a stream without any
 * @param bytes about how much its events take where they are stored
 */
record KnownStream(long from, long last, List<DomainEventMessage<?>> events, long bytes) {

    /** What an event takes apart from what it says. */
    private static final int EACH = 200;

    static long bytes(Row row) {
        return EACH + (long) row.bytes();
    }

    /** The end of a stream of which all that is known is where it ends. */
    static KnownStream endingAt(long last) {
        return new KnownStream(last + 1, last, List.of(), 0);
    }

    /** Whether all from there on is here. Who knows of an event that is not here knows better. */
    boolean covers(long sequence) {
        return from <= sequence && sequence <= last + 1;
    }

    Stream<DomainEventMessage<?>> from(long sequence) {
        return sequence <= from
                ? events.stream()
                : events.stream().filter(event -> event.getSequenceNumber() >= sequence);
    }

    /** With the event that comes next. */
    KnownStream with(DomainEventMessage<?> next, long size) {
        var more = new ArrayList<>(events);
        more.add(next);
        return new KnownStream(from, next.getSequenceNumber(), List.copyOf(more), bytes + size);
    }
}
