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

    /** A stream read twice counts as it was first. */
    void add(String stream, long lastSequence) {
        lastSequences.merge(stream, lastSequence, Math::min);
    }

    Map<String, Long> all() {
        return Map.copyOf(lastSequences);
    }

    /**
     * What an append of these rows has to look at. Each stream has a sequence number but once, which guards those that are
     * gone on with from where they were read.
     */
    Map<String, Long> besides(List<Row> rows) {
        var rest = new HashMap<>(lastSequences);
        rows.forEach(
                row -> rest.computeIfPresent(row.stream(), (stream, last) -> row.sequence() <= last + 1 ? null : last));
        return Map.copyOf(rest);
    }
}
