package io.pipetrail.eventstore;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Requests that wait for the commit before theirs to end. It has an end: who comes when it is full is sent away. */
final class AppendQueue {

    private final EventStoreProperties.Queue limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<QueuedAppend> waiting = new ArrayDeque<>();
    private boolean closed;

    AppendQueue(EventStoreProperties.Queue limits) {
        this.limits = limits;
    }

    /** Throws when there is no room or when the store is being closed. */
    void add(QueuedAppend append) {
        lock.lock();
        try {
            if (closed) {
                throw new EventStoreUnavailableException("The event store is closed");
            }
            if (waiting.size() >= limits.length()) {
                throw new EventStoreBusyException(limits.length() + " appends are waiting already");
            }
            waiting.add(append);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it was still waiting; then it will not be written. */
    boolean withdraw(QueuedAppend append) {
        lock.lock();
        try {
            return waiting.remove(append);
        } finally {
            lock.unlock();
        }
    }

    /** Takes out who has been waiting for longer than this; it will not be written. */
    List<QueuedAppend> overdue(Duration patience) {
        lock.lock();
        try {
            var late = waiting.stream()
                    .takeWhile(append -> append.age().compareTo(patience) > 0)
                    .toList();
            late.forEach(_ -> waiting.remove());
            return late;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for requests, and returns as many as go into one commit; none when it is closed and all are taken. */
    List<QueuedAppend> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            return next();
        } finally {
            lock.unlock();
        }
    }

    /** From now on nothing is added, and what is there can be taken. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    int length() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private List<QueuedAppend> next() {
        var batch = new ArrayList<QueuedAppend>();
        var bytes = 0L;
        for (var first = waiting.peek(); first != null && batch.size() < limits.batch(); first = waiting.peek()) {
            bytes += first.bytes();
            if (!batch.isEmpty() && bytes > limits.batchBytes().toBytes()) {
                break;
            }
            batch.add(waiting.remove());
        }
        return batch;
    }
}
