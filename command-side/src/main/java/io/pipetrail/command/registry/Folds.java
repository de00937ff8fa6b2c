package io.pipetrail.command.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.command.OccurredAt;
import io.pipetrail.eventstore.EventLog;
import io.pipetrail.eventstore.StoredEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** States of one kind, kept and brought up to date from their streams at each use, so that they are never stale. */
final class Folds<S, E> {

    /** One event more; without a state it is the stream's first. */
    interface Step<S, E> {
        S evolve(@Nullable S state, E event, Instant occurredAt);
    }

    private final EventLog log;
    private final ToLongFunction<S> version;
    private final Class<E> kind;
    private final Step<S, E> step;
    private final Cache<String, S> known;

    Folds(EventLog log, long kept, ToLongFunction<S> version, Class<E> kind, Step<S, E> step) {
        this.kind = kind;
        this.log = log;
        this.version = version;
        this.step = step;
        this.known = Caffeine.newBuilder().maximumSize(kept).build();
    }

    /** The state after all events of the stream, or empty if it has none or is about something else. */
    Optional<S> now(String stream) {
        var before = known.getIfPresent(stream);
        var news = log.stream(stream, before == null ? 0 : version.applyAsLong(before));
        if (news.isEmpty() || !kind.isInstance(news.getFirst().payload())) return Optional.ofNullable(before);
        var after = fold(before, news);
        known.put(stream, after);
        return Optional.of(after);
    }

    /** The state as it was at some time, which is good enough for what never changes. */
    Optional<S> sometime(String stream) {
        return Optional.ofNullable(known.getIfPresent(stream)).or(() -> now(stream));
    }

    private S fold(@Nullable S before, Iterable<StoredEvent> news) {
        var state = before;
        for (var event : news) state = step.evolve(state, kind.cast(event.payload()), OccurredAt.of(event));
        if (state == null) throw new IllegalStateException("folded nothing");
        return state;
    }
}
