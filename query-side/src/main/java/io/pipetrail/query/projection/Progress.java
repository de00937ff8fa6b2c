package io.pipetrail.query.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
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

    /** Each is woken by the batch that it waits for, and not by all before that. */
    private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

    private final LongSupplier stored;
    private final Rate rate;
    private final ReentrantLock lookingUp = new ReentrantLock();
    private final AtomicLong position = new AtomicLong();
    private volatile boolean here;

    private record Waiter(Thread thread, long wanted) {}

    /** @param stored asks the token's table for the position */
    Progress(LongSupplier stored, Clock clock) {
        this.stored = stored;
        this.rate = new Rate(clock);
    }

    /** The position that the read models have reached. */
    public long position() {
        return position.get();
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
        if (position.get() >= wanted) return true;
        var waiter = new Waiter(Thread.currentThread(), wanted);
        waiting.add(waiter);
        try {
            return isReached(wanted, System.nanoTime() + atMost.toNanos());
        } finally {
            waiting.remove(waiter);
        }
    }

    private boolean isReached(long wanted, long deadline) throws InterruptedException {
        while (position.get() < wanted) {
            var left = deadline - System.nanoTime();
            if (left <= 0) return false;
            LockSupport.parkNanos(this, here ? left : Math.min(left, LOOK_UP_EVERY.toNanos()));
            if (Thread.interrupted()) throw new InterruptedException();
            if (position.get() < wanted && !here) lookUp();
        }
        return true;
    }

    /** Another node may fold the log from now on; or a crash took back what was folded here, so it is looked up again. */
    void released() {
        here = false;
        position.set(0);
        waiting.forEach(waiter -> LockSupport.unpark(waiter.thread));
    }

    /** Whether what another node has folded is still there: a crash of the database may have taken some of it back. */
    void mistrust() {
        var seen = position.get();
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
        if (position.getAndAccumulate(upTo, Math::max) >= upTo) return;
        waiting.forEach(waiter -> {
            if (waiter.wanted <= upTo) LockSupport.unpark(waiter.thread);
        });
    }
}
