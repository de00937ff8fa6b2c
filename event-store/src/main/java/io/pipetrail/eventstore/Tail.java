package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The latest events of the log in memory, ready to be handled: all that there are between two positions. It forgets the
 * oldest when it has more than it may, whether or not everybody has read them.
 */
final class Tail {

    private record Recent(List<TrackedEventMessage<?>> messages, long bytes) {}

    private final EventStoreProperties.Tail limits;
    private final TreeMap<Long, Recent> events = new TreeMap<>();
    private long from;
    private long to;
    private long bytes;
    private int followers;

    Tail(EventStoreProperties.Tail limits) {
        this.limits = limits;
    }

    /** What comes after a position, or empty where that is not known here. */
    synchronized Optional<Page> after(long position) {
        if (position < from || position >= to) {
            return Optional.empty();
        }
        var messages = new ArrayList<TrackedEventMessage<?>>();
        var last = position;
        var rows = 0;
        for (var event : events.tailMap(position, false).entrySet()) {
            if (++rows > Page.SIZE) {
                return Optional.of(new Page(messages, last, true));
            }
            messages.addAll(event.getValue().messages());
            last = event.getKey();
        }
        return Optional.of(new Page(messages, to, false));
    }

    /** Adds what comes next, which are these rows and no others up to a position. */
    synchronized void add(List<PositionedRow> rows, List<TrackedEventMessage<?>> messages, long upTo) {
        for (var row : rows) {
            var size = row.row().bytes();
            events.put(row.position(), new Recent(new ArrayList<>(1), size));
            bytes += size;
        }
        for (var message : messages) {
            var recent = events.get(Positions.of(message.trackingToken()));
            if (recent != null) {
                recent.messages().add(message);
            }
        }
        to = upTo;
        forget();
    }

    /** Forgets everything and begins anew behind this position. */
    synchronized void startAt(long position) {
        events.clear();
        bytes = 0;
        from = position;
        to = position;
    }

    /** The position up to which it has the log. */
    synchronized long end() {
        return to;
    }

    synchronized int events() {
        return events.size();
    }

    synchronized long bytes() {
        return bytes;
    }

    /** Somebody follows the log from now on, until the opposite is said. */
    synchronized void followed() {
        followers++;
    }

    synchronized void unfollowed() {
        followers--;
    }

    /** Whether there is any use in feeding it. */
    synchronized boolean isWanted() {
        return followers > 0 && limits.events() > 0;
    }

    private void forget() {
        while (events.size() > limits.events() || bytes > limits.bytes().toBytes()) {
            var oldest = events.pollFirstEntry();
            from = oldest.getKey();
            bytes -= oldest.getValue().bytes();
        }
    }
}
