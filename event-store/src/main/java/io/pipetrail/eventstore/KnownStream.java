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

    boolean covers(long sequence) {
        return from <= sequence;
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
