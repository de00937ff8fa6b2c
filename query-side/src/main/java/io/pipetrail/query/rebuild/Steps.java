package io.pipetrail.query.rebuild;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far a rebuild is, as others may look at it any time; and whether it is to go on. */
final class Steps {

    private static final Logger LOG = LoggerFactory.getLogger(Steps.class);

    /** It was told to stop. */
    static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<String> projections;
    private final long beganAt = System.nanoTime();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Connection> connections = new CopyOnWriteArrayList<>();
    private volatile long done;
    private volatile long total;

    Steps(List<String> projections) {
        this.projections = projections;
    }

    List<String> projections() {
        return projections;
    }

    long done() {
        return done;
    }

    long total() {
        return total;
    }

    double seconds() {
        return (System.nanoTime() - beganAt) / 1e9;
    }

    /** It is to go on to that position of the log. */
    void upTo(long position) {
        total = Math.max(total, position);
    }

    /** So many events are folded. */
    void at(long events) {
        done = events;
        if (isStopped()) throw new Stopped();
    }

    /** A connection that is cut when it is to stop. */
    Connection opened(Connection connection) {
        connections.add(connection);
        if (isStopped()) {
            cut(connection);
            throw new Stopped();
        }
        return connection;
    }

    void stop() {
        stop.countDown();
        for (var connection : connections) cut(connection);
    }

    private static void cut(Connection connection) {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            LOG.debug("A connection cannot be cut", alreadyGone);
        }
    }

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    /** Waits for a while. */
    void pause(long millis) throws InterruptedException {
        if (stop.await(millis, TimeUnit.MILLISECONDS)) throw new Stopped();
    }
}
