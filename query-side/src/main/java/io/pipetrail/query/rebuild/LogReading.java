package io.pipetrail.query.rebuild;

import io.pipetrail.eventstore.EventLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/** Reads and parses a part of the log in a thread of its own, some thousand events ahead of whoever takes them. */
final class LogReading implements AutoCloseable {

    /** What the settings are, and what else no deal's stream holds. */
    static final String SETTINGS =
            "select * from eventstore.events where position <= ? and aggregate_type <> 'Deal' order by position";

    static final String STREAMS = "select * from eventstore.events where position <= ? order by stream, sequence";

    private static final int FETCHED = 500;
    private static final int CHUNKS_AHEAD = 8;

    /** Some rows; none at the end; or why there are no more. */
    private record Chunk(List<LogRow> rows, @Nullable Throwable failure) {}

    private final BlockingQueue<Chunk> ahead = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
    private final Connection connection;
    private final EventLog log;
    private final Thread thread;

    LogReading(Connection connection, EventLog log, String sql, long upTo) {
        this.connection = connection;
        this.log = log;
        this.thread = Thread.ofPlatform().daemon().name("rebuild-reader").start(() -> run(sql, upTo));
    }

    /** The next rows; none at the end. */
    List<LogRow> next() throws SQLException, InterruptedException {
        var chunk = ahead.take();
        if (chunk.failure() instanceof SQLException trouble) throw trouble;
        if (chunk.failure() != null) throw new IllegalStateException("The log cannot be read", chunk.failure());
        return chunk.rows();
    }

    /** Soon nothing more happens on the connection. */
    @Override
    public void close() {
        thread.interrupt();
    }

    private void run(String sql, long upTo) {
        try {
            try {
                read(sql, upTo);
                ahead.put(new Chunk(List.of(), null));
            } catch (InterruptedException e) {
                throw e;
            } catch (Throwable e) { // errors, too: whoever waits has to hear of them
                ahead.put(new Chunk(List.of(), e));
            }
        } catch (InterruptedException nobodyTakesMore) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String sql, long upTo) throws SQLException, InterruptedException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(FETCHED);
            statement.setLong(1, upTo);
            try (var rows = statement.executeQuery()) {
                var chunk = new ArrayList<LogRow>(FETCHED);
                while (rows.next()) {
                    chunk.addAll(LogRow.of(rows, log));
                    if (chunk.size() < FETCHED) continue;
                    ahead.put(new Chunk(chunk, null));
                    chunk = new ArrayList<>(FETCHED);
                }
                if (!chunk.isEmpty()) ahead.put(new Chunk(chunk, null));
            }
        }
    }
}
