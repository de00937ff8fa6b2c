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
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataAccessException;

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

    /** To look up for all of these. */
    private record Leading<K, V>(List<Asked<K, V>> all) implements Turn<K, V> {}

    private sealed interface Outcome<K, V> extends Turn<K, V> {}

    private record Found<K, V>(Map<K, V> values) implements Outcome<K, V> {}

    private record Failed<K, V>(RuntimeException reason) implements Outcome<K, V> {}

    /** It may be due to any one of the keys: each is looked up by itself. */
    private record Apart<K, V>() implements Outcome<K, V> {}

    /** Healthy ones take a millisecond or two. */
    private static final Duration LATE = Duration.ofMillis(50);

    private final int most;
    private final long late;
    private final Lookup<K, V> lookup;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Asked<K, V>> waiting = new ArrayDeque<>();
    private int underWay;
    private long lastBegun;

    /** @param most keys that are looked up at once */
    public Together(int most, Lookup<K, V> lookup) {
        this(most, LATE, lookup);
    }

    /** @param late how long a lookup is waited for before whoever comes begins another one beside it */
    Together(int most, Duration late, Lookup<K, V> lookup) {
        this.most = most;
        this.late = late.toNanos();
        this.lookup = lookup;
    }

    /** Throws what the lookup throws. */
    public Optional<V> find(K key) {
        var outcome = switch (turn(key)) {
            case Leading(var all) -> lookUp(all);
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
            if (underWay == 0 || System.nanoTime() - lastBegun >= late) {
                underWay++;
                begin();
            }
        } finally {
            lock.unlock();
        }
        return asked.turn().join();
    }

    /** Has the first of those who wait look up for the others. */
    private void begin() {
        var all = new ArrayList<Asked<K, V>>();
        while (all.size() < most && !waiting.isEmpty()) all.add(waiting.remove());
        lastBegun = System.nanoTime();
        all.getFirst().turn().complete(new Leading<>(all));
    }

    private void end() {
        lock.lock();
        try {
            if (waiting.isEmpty()) {
                underWay--;
            } else {
                begin();
            }
        } finally {
            lock.unlock();
        }
    }

    private Outcome<K, V> lookUp(List<Asked<K, V>> all) {
        Outcome<K, V> outcome = new Apart<>();
        try {
            var keys = new LinkedHashSet<K>();
            for (var asked : all) keys.add(asked.key());
            outcome = new Found<>(lookup.of(keys));
        } catch (DataAccessException e) {
            outcome = new Failed<>(e);
        } catch (RuntimeException e) {
            if (all.size() == 1) outcome = new Failed<>(e);
        } finally {
            end();
            for (var asked : all) asked.turn().complete(outcome);
        }
        return outcome;
    }
}
