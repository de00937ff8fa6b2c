package io.pipetrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Writes rows in a thread of its own, on a connection that is its alone until {@link #drain}. */
final class CopyWriting implements AutoCloseable, CopyRows.Taker {

    private static final int BUFFERS_WAITING = 4;

    /** Bytes of a buffer that is not kept for other rows: it grew by rows that come seldom. */
    private static final int LARGE = 4 << 20;

    private record Full(@Nullable String copy, CopyBuffer rows) {}

    private final BlockingQueue<Full> waiting = new ArrayBlockingQueue<>(BUFFERS_WAITING);
    private final Queue<CopyBuffer> written = new ConcurrentLinkedQueue<>();
    private final Connection connection;
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    CopyWriting(Connection connection) {
        this.connection = connection;
        this.thread = Thread.ofPlatform().daemon().name("rebuild-writer").start(this::run);
    }

    @Override
    public CopyBuffer take(String copy, CopyBuffer rows) throws SQLException, InterruptedException {
        check();
        waiting.put(new Full(copy, rows));
        var another = written.poll();
        return another == null ? new CopyBuffer() : another;
    }

    /** Waits until all is written, and takes no more. */
    void drain() throws SQLException, InterruptedException {
        waiting.put(new Full(null, new CopyBuffer()));
        thread.join();
        check();
    }

    /** Soon nothing more happens on the connection. */
    @Override
    public void close() {
        thread.interrupt();
    }

    /** Writes them at once; returns the same buffer, for more. */
    static CopyBuffer write(Connection connection, String copy, CopyBuffer rows) throws SQLException {
        var copying = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
        try {
            copying.writeToCopy(rows.bytes(), 0, rows.size());
            copying.endCopy();
            return rows.cleared();
        } catch (SQLException e) {
            throw new SQLException("Refused: " + copy, e.getSQLState(), e);
        } finally {
            if (copying.isActive()) copying.cancelCopy();
        }
    }

    /** After a failure it goes on taking, so that nobody waits for room. */
    private void run() {
        try {
            for (var next = waiting.take(); next.copy() != null; next = waiting.take()) {
                if (failure == null) tryToWrite(next.copy(), next.rows());
            }
        } catch (InterruptedException nobodyWritesMore) {
            Thread.currentThread().interrupt();
        }
    }

    private void tryToWrite(String copy, CopyBuffer rows) {
        try {
            var emptied = write(connection, copy, rows);
            if (emptied.bytes().length <= LARGE) written.add(emptied);
        } catch (Throwable e) { // errors, too: whoever waits has to hear of them
            failure = e;
        }
    }

    private void check() throws SQLException {
        var seen = failure;
        if (seen instanceof SQLException trouble) throw trouble;
        if (seen != null) throw new IllegalStateException("Rows cannot be written", seen);
    }
}
