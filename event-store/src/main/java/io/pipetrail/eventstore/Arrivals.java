package io.pipetrail.eventstore;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows how far the log has been seen to reach, and wakes who waits for more. */
final class Arrivals {

    private static final Logger log = LoggerFactory.getLogger(Arrivals.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition risen = lock.newCondition();
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private volatile long head;

    /** The highest position that was seen committed, 0 before any was. */
    long head() {
        return head;
    }

    /** Tells that the event at this position is committed, and thus all before it. */
    void reached(long position) {
        lock.lock();
        try {
            if (position <= head) {
                return;
            }
            head = position;
            risen.signalAll();
        } finally {
            lock.unlock();
        }
        callbacks.forEach(Arrivals::call);
    }

    /** Returns true as soon as the head is beyond the position, false when it is not by then. */
    boolean awaitBeyond(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (head <= position && left > 0) {
                left = risen.awaitNanos(left);
            }
            return head > position;
        } finally {
            lock.unlock();
        }
    }

    void awaitBeyond(long position) throws InterruptedException {
        while (!awaitBeyond(position, TimeUnit.HOURS.toNanos(1))) {
            log.debug("Still nothing beyond {}", position);
        }
    }

    void whenRisen(Runnable callback) {
        callbacks.add(callback);
    }

    void forget(Runnable callback) {
        callbacks.remove(callback);
    }

    private static void call(Runnable callback) {
        try {
            callback.run();
        } catch (RuntimeException | Error e) {
            // For example a processor that is being shut down; the one who committed must not suffer from it.
            log.debug("A stream could not be told of new events", e);
        }
    }
}
