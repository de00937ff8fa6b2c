package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Requests that are committed together, in their order. */
record Batch(List<QueuedAppend> requests) {

    int size() {
        return requests.size();
    }

    List<Row> rows() {
        return requests.stream().flatMap(request -> request.rows().stream()).toList();
    }

    int rowCount() {
        return requests.stream().mapToInt(request -> request.rows().size()).sum();
    }

    int companionCount() {
        return requests.stream()
                .mapToInt(request -> request.companions().size())
                .sum();
    }

    /** For each request the position of its last event, or the head it finds, when the batch's last event has this. */
    List<Long> positions(long last) {
        var position = last
                - requests.stream().mapToInt(request -> request.rows().size()).sum();
        var positions = new ArrayList<Long>(size());
        for (var request : requests) {
            position += request.rows().size();
            positions.add(position);
        }
        return positions;
    }

    /** What the batch adds to the log when its last event has this position. */
    List<PositionedRow> positioned(long last) {
        var rows = rows();
        var first = last - rows.size() + 1;
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new PositionedRow(first + i, rows.get(i)))
                .toList();
    }

    List<DueCompanion> companions(List<Long> positions) {
        var due = new ArrayList<DueCompanion>();
        for (var i = 0; i < size(); i++) {
            for (var companion : requests.get(i).companions()) {
                due.add(new DueCompanion(companion, positions.get(i), i));
            }
        }
        return due;
    }

    /** The first request, from 0, that has this event in it, or -1. */
    int requestOf(String stream, long sequence) {
        for (var i = 0; i < size(); i++) {
            if (requests.get(i).rows().stream()
                    .anyMatch(row -> row.sequence() == sequence && row.stream().equals(stream))) {
                return i;
            }
        }
        return -1;
    }

    /** The streams that must not have gone on, each with the lowest of the sequence numbers that it was read with. */
    Map<String, Long> readSet() {
        var all = new HashMap<String, Long>();
        requests.forEach(request -> request.readSet().forEach((stream, last) -> all.merge(stream, last, Math::min)));
        return all;
    }

    /** The first request, from 0, whose decision rests on a stream that another one before it goes on with, or -1. */
    int firstOvertaken() {
        var written = new HashSet<String>();
        for (var i = 0; i < size(); i++) {
            var request = requests.get(i);
            if (!Collections.disjoint(request.readSet().keySet(), written)) {
                return i;
            }
            request.rows().forEach(row -> written.add(row.stream()));
        }
        return -1;
    }

    /** The requests before this one, and the others. */
    List<Batch> splitAt(int request) {
        return List.of(new Batch(requests.subList(0, request)), new Batch(requests.subList(request, size())));
    }

    /** Whose decision rests on the stream as it was with this last sequence number, or earlier. */
    List<QueuedAppend> restingOn(String stream, long lastSequence) {
        return requests.stream()
                .filter(request -> request.readSet().getOrDefault(stream, Long.MAX_VALUE) <= lastSequence)
                .toList();
    }

    Batch without(Collection<QueuedAppend> some) {
        return new Batch(
                requests.stream().filter(request -> !some.contains(request)).toList());
    }

    /** What to try next when the batch failed: first the request at fault, then all the others; or else two halves. */
    List<Batch> parts(int atFault) {
        if (atFault < 0) {
            return splitAt(size() / 2);
        }
        var others = new ArrayList<>(requests);
        return List.of(new Batch(List.of(others.remove(atFault))), new Batch(others));
    }
}
