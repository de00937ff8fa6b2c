package io.pipetrail.eventstore;

import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;

/**
 * The end of a stream as it is known here.
 *
 * @param from the sequence number from which on all is here
 * @param last the sequence number of the last event, -1 of a stream without any
 */
record KnownStream(long from, long last, List<DomainEventMessage<?>> events) {

    boolean covers(long sequence) {
        return from <= sequence;
    }

    Stream<DomainEventMessage<?>> from(long sequence) {
        return sequence <= from
                ? events.stream()
                : events.stream().filter(event -> event.getSequenceNumber() >= sequence);
    }

    /** With the event that comes next. */
    KnownStream with(DomainEventMessage<?> next) {
        var more = Stream.concat(events.stream(), Stream.<DomainEventMessage<?>>of(next))
                .toList();
        return new KnownStream(from, next.getSequenceNumber(), more);
    }
}
