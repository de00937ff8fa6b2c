package io.pipetrail.eventstore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Batches as the log of record gets them, and what it has as batches again. */
final class RecordedBatches {

    private static final int CHUNK = 1_000;

    /** More events than one request appends: the longest is an imported deal, from a line of 1 MB. */
    private static final int LONGEST = 64_000;

    private final EventReading reading;
    private final List<CompanionSource> sources;

    RecordedBatches(EventReading reading, List<CompanionSource> sources) {
        this.reading = reading;
        this.sources = sources;
    }

    static List<RecordedEvent> recorded(Batch batch) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var request : batch.requests()) {
            var rows = request.rows();
            for (var i = 0; i < rows.size(); i++) {
                var isLast = i == rows.size() - 1;
                recorded.add(RecordedEvent.of(rows.get(i), isLast, isLast ? notes(request) : List.of()));
            }
        }
        return recorded;
    }

    /**
     * Rows of a log whose requests nobody remembers. What one request appended is mostly about one aggregate: where the stream
     * changes the next one begins.
     */
    static List<RecordedEvent> recorded(List<Row> rows) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var i = 0; i < rows.size(); i++) {
            var isLast = i == rows.size() - 1 || !rows.get(i).stream().equals(rows.get(i + 1).stream());
            recorded.add(RecordedEvent.of(rows.get(i), isLast, List.of()));
        }
        return recorded;
    }

    /** What follows a position in such a log, up to where a request may end, which is where {@link #recorded(List)} has its end. */
    static List<Row> uncut(LogReader reader, long after) {
        for (var limit = CHUNK; ; limit *= 2) {
            var rows =
                    reader.after(after, limit).stream().map(PositionedRow::row).toList();
            var end = beginOfLastStream(rows);
            if (rows.size() < limit || (end == 0 && limit >= LONGEST)) {
                return rows;
            }
            if (end > 0) {
                return rows.subList(0, end);
            }
        }
    }

    private static int beginOfLastStream(List<Row> rows) {
        var begin = rows.size();
        while (begin > 0 && rows.get(begin - 1).stream().equals(rows.getLast().stream())) {
            begin--;
        }
        return begin;
    }

    /** The events up to the last one that ends what a request appended, or none when none does. */
    static List<RecordedEvent> whole(List<RecordedEvent> events) {
        var end = events.size();
        while (end > 0 && !events.get(end - 1).endsAppend()) {
            end--;
        }
        return events.subList(0, end);
    }

    /** The requests that follow a position, whole, with the companions that they had. */
    Batch batch(long after, List<RecordedEvent> events) {
        var requests = new ArrayList<QueuedAppend>();
        var begin = 0;
        for (var i = 0; i < events.size(); i++) {
            if (events.get(i).endsAppend()) {
                requests.add(request(after + begin, events.subList(begin, i + 1)));
                begin = i + 1;
            }
        }
        return new Batch(requests);
    }

    private QueuedAppend request(long after, List<RecordedEvent> events) {
        var rows = events.stream().map(RecordedEvent::row).toList();
        var positioned = new ArrayList<PositionedRow>();
        rows.forEach(row -> positioned.add(new PositionedRow(after + positioned.size() + 1, row)));
        var messages = reading.tracked(positioned);
        var last = events.getLast();
        var companions = Stream.concat(
                        sources.stream().flatMap(source -> source.companionsOf(messages).stream()),
                        last.notes().stream()
                                .flatMap(note -> sources.stream()
                                        .flatMap(source -> source.companionsOf(note, last.recordedAt()).stream())))
                .toList();
        return new QueuedAppend(new AppendRequest(rows, companions, Map.of()));
    }

    private static List<String> notes(QueuedAppend request) {
        return request.companions().stream()
                .map(ready -> ready.companion().note())
                .filter(Objects::nonNull)
                .toList();
    }
}
