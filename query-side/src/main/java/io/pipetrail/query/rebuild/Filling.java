package io.pipetrail.query.rebuild;

import io.pipetrail.events.deal.DealEvent;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import io.pipetrail.query.projection.Projection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Folds the log up to a position into empty tables: first what is no deal's, then a stream at a time. */
final class Filling {

    private final Connection reading;
    private final EventLog log;
    private final long upTo;
    private final Steps steps;
    private final CopyWriting writer;
    private final CopyRows rows;
    private final List<WholeFold> folds;
    private List<LogRow> stream = new ArrayList<>();
    private long read;

    Filling(
            Connection reading,
            Connection writing,
            EventLog log,
            long upTo,
            List<Projection> projections,
            Map<String, Map<String, Column>> columns,
            Steps steps) {
        this.reading = reading;
        this.log = log;
        this.upTo = upTo;
        this.steps = steps;
        this.writer = new CopyWriting(writing);
        this.rows = new CopyRows(columns, CopyRows.FROZEN, writer);
        this.folds = projections.stream()
                .map(projection -> new WholeFold(projection, rows))
                .toList();
    }

    /** All but what is added up across deals, which the folds that are returned still have to finish. */
    List<WholeFold> run() throws SQLException, InterruptedException {
        try (writer) {
            settings();
            streams();
            rows.handOnAll();
            writer.drain();
        }
        return folds;
    }

    private void settings() throws SQLException, InterruptedException {
        try (var reader = new LogReading(reading, log, LogReading.SETTINGS, upTo)) {
            for (var chunk = reader.next(); !chunk.isEmpty(); chunk = reader.next()) {
                for (var row : chunk) for (var fold : folds) fold.setting(row);
                rows.handOn();
            }
        }
    }

    private void streams() throws SQLException, InterruptedException {
        try (var reader = new LogReading(reading, log, LogReading.STREAMS, upTo)) {
            for (var chunk = reader.next(); !chunk.isEmpty(); chunk = reader.next()) {
                for (var row : chunk) take(row);
                read += chunk.size();
                steps.at(Math.min(read, upTo));
            }
        }
        end();
    }

    private void take(LogRow row) throws SQLException, InterruptedException {
        if (!stream.isEmpty() && !stream.getFirst().stream().equals(row.stream())) end();
        stream.add(row);
    }

    private void end() throws SQLException, InterruptedException {
        if (stream.isEmpty()) return;
        var story = new ArrayList<StoredEvent>(stream.size());
        for (var row : stream) {
            var event = row.event();
            if (event != null && event.payload() instanceof DealEvent) story.add(event);
        }
        for (var fold : folds) fold.stream(stream, story);
        rows.handOn();
        stream = new ArrayList<>();
    }
}
