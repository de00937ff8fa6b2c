package io.pipetrail.query.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The log position that the read models show, known right after the commit where this node folds them. What another node
 * folds is looked up in the token, while somebody waits for it.
 */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final LongSupplier stored;
    private final Rate rate;
    private final ReentrantLock lookingUp = new ReentrantLock();
    private volatile long position;
    private volatile boolean here;

    /** @param stored asks the token's table for the position */
    Progress(LongSupplier stored, Clock clock) {
        this.stored = stored;
        this.rate = new Rate(clock);
    }

    /** The position that the read models have reached. */
    public long position() {
        return position;
    }

    /** Events a second that are being folded on this node. */
    double perSecond() {
        return rate.perSecond();
    }

    /** A batch of so many events up to a position was folded here. */
    void folded(int events, long upTo) {
        rate.count(events);
        here = true;
        advance(upTo);
    }

    /** Waits until the read models show the log up to a position; false if they do not within that time. */
    public boolean await(long wanted, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (position < wanted) {
            var left = deadline - System.nanoTime();
            if (left <= 0) return false;
            if (!signalled(wanted, Math.min(left, LOOK_UP_EVERY.toNanos())) && !here) lookUp();
        }
        return true;
    }

    /** Another node may fold the log from now on; or a crash took back what was folded here, so it is looked up again. */
    void released() {
        here = false;
        position = 0;
    }

    /** Whether what another node has folded is still there: a crash of the database may have taken some of it back. */
    void mistrust() {
        var seen = position;
        try {
            if (stored.getAsLong() < seen) released();
        } catch (DataAccessException e) {
            LOG.debug("The token cannot be read right now", e);
        }
    }

    /** Looks up how far another node is. */
    public void refresh() {
        advance(stored.getAsLong());
    }

    /** One of those who wait looks up how far the other node is; a database that is away is waited for like any delay. */
    private void lookUp() {
        if (!lookingUp.tryLock()) return;
        try {
            refresh();
        } catch (DataAccessException e) {
            LOG.debug("The token cannot be read right now", e);
        } finally {
            lookingUp.unlock();
        }
    }

    private void advance(long upTo) {
        lock.lock();
        try {
            if (upTo <= position) return;
            position = upTo;
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean signalled(long wanted, long nanos) throws InterruptedException {
        lock.lock();
        try {
            var left = nanos;
            while (position < wanted) {
                if (left <= 0) return false;
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
