package io.pipetrail.eventstore;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The streams that a unit of work has read and how far they went: what it decides rests on that. The sequence number is
 * that of a stream's last event, -1 of a stream without any.
 */
final class ReadSet {

    private final Map<String, Long> lastSequences = new HashMap<>();
    private boolean fromMemory;

    /** A stream read twice counts as it was first. */
    void add(String stream, long lastSequence, boolean remembered) {
        lastSequences.merge(stream, lastSequence, Math::min);
        fromMemory |= remembered;
    }

    /** Whether some of it may have been out of date when it was read. */
    boolean isFromMemory() {
        return fromMemory;
    }

    Map<String, Long> all() {
        return Map.copyOf(lastSequences);
    }

    /** What an append of these rows has to look at: each stream has a sequence number but once, which guards those written to. */
    Map<String, Long> besides(List<Row> rows) {
        var rest = new HashMap<>(lastSequences);
        rows.forEach(row -> rest.remove(row.stream()));
        return Map.copyOf(rest);
    }
}
