package io.pipetrail.query.projection;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * The log position that each projection shows, known right after its commit where this node folds it. What another node
 * folds is looked up in the tokens, while somebody waits for it.
 */
public final class Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration LOOK_UP_EVERY = Duration.ofMillis(20);

    private final Map<String, Long> positions = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final StoredPositions stored;
    private final Set<String> here = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lookingUp = new ReentrantLock();
    private final Map<String, Rate> rates = new ConcurrentHashMap<>();

    /** Asks the tokens' table. */
    interface StoredPositions {
        Map<String, Long> read();
    }

    Progress(Collection<String> projections, StoredPositions stored, Clock clock) {
        this.stored = stored;
        projections.forEach(projection -> {
            positions.put(projection, 0L);
            rates.put(projection, new Rate(clock));
        });
    }

    /** The position that every projection has reached. */
    public long position() {
        return positions.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    public long position(String projection) {
        return positions.getOrDefault(projection, 0L);
    }

    /** Events a second that a projection is folding on this node. */
    double perSecond(String projection) {
        var rate = rates.get(projection);
        return rate == null ? 0 : rate.perSecond();
    }

    /** A batch of so many events up to a position was folded here. */
    void folded(String projection, int events, long position) {
        var rate = rates.get(projection);
        if (rate != null) rate.count(events);
        here.add(projection);
        advanced(projection, position);
    }

    /** Waits until every projection shows the log up to a position; false if they do not within that time. */
    public boolean await(long position, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (position() < position) {
            var left = deadline - System.nanoTime();
            if (left <= 0) return false;
            if (!signalled(position, Math.min(left, LOOK_UP_EVERY.toNanos()))) lookUp(position);
        }
        return true;
    }

    /** One of those who wait looks up how far other nodes are; a database that is away is waited for like any delay. */
    private void lookUp(long position) {
        var elsewhere = positions.entrySet().stream()
                .anyMatch(entry -> entry.getValue() < position && !here.contains(entry.getKey()));
        if (!elsewhere || !lookingUp.tryLock()) return;
        try {
            refresh();
        } catch (DataAccessException e) {
            LOG.debug("The tokens cannot be read right now", e);
        } finally {
            lookingUp.unlock();
        }
    }

    /** Another node may fold this projection from now on. */
    void released(String projection) {
        here.remove(projection);
    }

    /** Looks up how far the projections are that other nodes fold. */
    public void refresh() {
        stored.read().forEach(this::advanced);
    }

    private void advanced(String projection, long position) {
        positions.computeIfPresent(projection, (name, known) -> Math.max(known, position));
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean signalled(long position, long nanos) throws InterruptedException {
        lock.lock();
        try {
            var left = nanos;
            while (position() < position) {
                if (left <= 0) return false;
                left = advanced.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
