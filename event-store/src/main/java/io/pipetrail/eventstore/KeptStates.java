package io.pipetrail.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.springframework.util.unit.DataSize;

/**
 * The states that aggregates of a kind were in lately, each after an event of its stream. A state is a value that nobody
 * changes. It stays true whatever is appended after it; what that is has to be read.
 */
public final class KeptStates<T, S> {

    private final Function<T, S> taken;
    private final Function<S, T> revived;
    private final Cache<String, Kept<S>> states;

    private KeptStates(Function<T, S> taken, Function<S, T> revived, ToIntFunction<S> bytes, DataSize room) {
        this.taken = taken;
        this.revived = revived;
        this.states = Caffeine.newBuilder()
                .maximumWeight(room.toBytes())
                .weigher((String stream, Kept<S> kept) -> bytes.applyAsInt(kept.state))
                // To wake a thread of the common pool after each write costs more than what it would do there.
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    /**
     * None yet.
     *
     * @param taken the state of an aggregate: all that events make of it
     * @param revived an aggregate of its own in this state
     * @param bytes what a state takes, about
     * @param room for all states that are kept
     */
    public static <T, S> KeptStates<T, S> of(
            Function<T, S> taken, Function<S, T> revived, ToIntFunction<S> bytes, DataSize room) {
        return new KeptStates<>(taken, revived, bytes, room);
    }

    /** Tells how many are kept and how often one was there, as a cache of this name. */
    public KeptStates<T, S> measured(MeterRegistry meters, String name) {
        CaffeineCacheMetrics.monitor(meters, states, name);
        return this;
    }

    Optional<Revived<T>> find(String stream) {
        return Optional.ofNullable(states.getIfPresent(stream))
                .map(kept -> new Revived<>(revived.apply(kept.state), kept.last));
    }

    /** The aggregate as it is after this event, which is committed. */
    void keep(String stream, T aggregate, long last) {
        var now = new Kept<>(taken.apply(aggregate), last);
        states.asMap().merge(stream, now, (before, after) -> before.last > after.last ? before : after);
    }

    void forget(String stream) {
        states.invalidate(stream);
    }

    /** How many are kept, after what is too much has been dropped. */
    long size() {
        states.cleanUp();
        return states.estimatedSize();
    }

    /** An aggregate for one unit of work, as it was after an event. */
    record Revived<T>(T aggregate, long last) {}

    private record Kept<S>(S state, long last) {}
}
