package io.pipetrail.query.reading;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Looks up together what was asked for while the last lookup was under way, as group commit writes. Nobody waits for company,
 * and each is answered by a lookup that began after they asked: it shows all that was there by then.
 */
public final class Together<K, V> {

    /** Looks up some keys at once; what is not there is missing. */
    public interface Lookup<K, V> {
        Map<K, V> of(Collection<K> keys);
    }

    private record Asked<K, V>(K key, CompletableFuture<Turn<K, V>> turn) {}

    private sealed interface Turn<K, V> {}

    /** To look up for all of these. Each is one of its own. */
    private static final class Leading<K, V> implements Turn<K, V> {

        final List<Asked<K, V>> all = new ArrayList<>();
    }

    private sealed interface Outcome<K, V> extends Turn<K, V> {}

    private record Found<K, V>(Map<K, V> values) implements Outcome<K, V> {}

    private record Failed<K, V>(RuntimeException reason) implements Outcome<K, V> {}

    /** It may be due to any one of the keys: each is looked up by itself. */
    private record Apart<K, V>() implements Outcome<K, V> {}

    /** Healthy ones take a millisecond or two. */
    private static final Duration LATE = Duration.ofMillis(50);

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final int most;
    private final long late;
    private final Lookup<K, V> lookup;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Asked<K, V>> waiting = new ArrayDeque<>();

    /** The lookup whose end is waited for. */
    private @Nullable Leading<K, V> current;

    /** @param most keys that are looked up at once */
    public Together(int most, Lookup<K, V> lookup) {
        this(most, LATE, lookup);
    }

    /** @param late how long the end of a lookup is waited for; then another one begins beside it */
    Together(int most, Duration late, Lookup<K, V> lookup) {
        this.most = most;
        this.late = late.toNanos();
        this.lookup = lookup;
    }

    /** Throws what the lookup throws. */
    public Optional<V> find(K key) {
        var outcome = switch (turn(key)) {
            case Leading<K, V> leading -> lookUp(leading);
            case Outcome<K, V> known -> known;
        };
        return switch (outcome) {
            case Found(var values) -> Optional.ofNullable(values.get(key));
            case Failed(var reason) -> throw reason;
            case Apart() -> Optional.ofNullable(lookup.of(List.of(key)).get(key));
        };
    }

    /** How many wait for a lookup to begin. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    private Turn<K, V> turn(K key) {
        var asked = new Asked<K, V>(key, new CompletableFuture<>());
        lock.lock();
        try {
            waiting.add(asked);
            if (current == null) begin();
        } finally {
            lock.unlock();
        }
        return asked.turn().join();
    }

    /** Has the first of those who wait look up for the others. */
    private void begin() {
        var next = new Leading<K, V>();
        while (next.all.size() < most && !waiting.isEmpty()) next.all.add(waiting.remove());
        current = next;
        next.all.getFirst().turn().complete(next);
    }

    /** It is over, or is not waited for any longer. */
    private void goOnAfter(Leading<K, V> over) {
        lock.lock();
        try {
            if (current != over) return;
            current = null;
            if (!waiting.isEmpty()) begin();
        } finally {
            lock.unlock();
        }
    }

    private Outcome<K, V> lookUp(Leading<K, V> leading) {
        var patience = CLOCK.schedule(() -> goOnAfter(leading), late, TimeUnit.NANOSECONDS);
        var outcome = outcome(leading.all);
        patience.cancel(false);
        goOnAfter(leading);
        for (var asked : leading.all) asked.turn().complete(outcome);
        return outcome;
    }

    private Outcome<K, V> outcome(List<Asked<K, V>> all) {
        var keys = new LinkedHashSet<K>();
        for (var asked : all) keys.add(asked.key());
        try {
            return new Found<>(lookup.of(keys));
        } catch (DataAccessResourceFailureException e) {
            return new Failed<>(e);
        } catch (RuntimeException e) {
            return all.size() == 1 ? new Failed<>(e) : new Apart<>();
        } catch (Error e) {
            return new Failed<>(new IllegalStateException("A lookup failed", e));
        }
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("late-lookups").factory());
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }
}
