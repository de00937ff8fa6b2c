package io.pipetrail.eventstore.axonserver;

import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.grpc.event.Event;
import io.pipetrail.eventstore.RecordedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Finds the parts of a log among all that Axon Server has, and reads what is in them. */
final class PartReading {

    private static final int BUFFER = 1_024;

    private final String stream;
    private final Duration patience;
    private volatile Place known = new Place(0, 0);

    PartReading(String log, Duration patience) {
        this.stream = Part.streamOf(log);
        this.patience = patience;
    }

    /** The part of this number, which must be there. */
    Part part(EventChannel channel, long number) {
        var found = channel.openAggregateStream(stream, number, number + 1);
        var event = new CompletableFuture<Event>();
        // A stream of these waits without an end.
        Thread.ofVirtual().start(() -> {
            try {
                event.complete(found.next());
            } catch (InterruptedException | RuntimeException e) {
                event.completeExceptionally(e);
            }
        });
        try {
            return Part.of(Answers.of(event, patience));
        } finally {
            found.cancel();
        }
    }

    List<RecordedEvent> read(EventChannel channel, long after, int limit, Part last) {
        var upTo = Math.min(last.head(), after + limit);
        var events = new ArrayList<RecordedEvent>();
        if (after >= upTo) {
            return events;
        }
        try (var all = channel.openStream(place(channel, after, last).token() - 1, BUFFER)) {
            var position = -1L;
            var end = -1L;
            while (events.size() < upTo - after) {
                var next = Answers.next(all, patience);
                var event = next.getEvent();
                if (event.getAggregateIdentifier().equals(stream)) {
                    var part = Part.of(event);
                    position = part.after();
                    end = part.head();
                    known = new Place(part.after(), next.getToken());
                } else if (position < end && ++position > after) {
                    events.add(Events.of(event));
                }
            }
            return events;
        } catch (RuntimeException e) {
            known = new Place(0, 0);
            throw e;
        }
    }

    /** From where to read on: where the part that goes on after this position begins, or a place before that. */
    private Place place(EventChannel channel, long after, Part last) {
        var nearest = known;
        if (nearest.after() <= after && after - nearest.after() <= BUFFER) {
            return nearest;
        }
        var part = last.after() <= after ? last : search(channel, after, last.number());
        return new Place(part.after(), part.leastToken());
    }

    private Part search(EventChannel channel, long after, long count) {
        var low = 0L;
        var high = count;
        while (high - low > 1) {
            var middle = (low + high) >>> 1;
            if (part(channel, middle).after() <= after) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return part(channel, low);
    }

    /**
     * Where a part begins, or at the latest could.
     *
     * @param after the position that its first event follows
     * @param token of its place in Axon Server
     */
    private record Place(long after, long token) {}
}
