package io.pipetrail.command.registry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.pipetrail.command.OccurredAt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * States of one kind, kept and brought up to date from their streams at each use. What a command decides by them is checked
 * by the event store when it appends, so it never rests on a state that is out of date.
 */
final class Folds<S, E> {

    /** One event more; without a state it is the stream's first. */
    interface Step<S, E> {
        S evolve(@Nullable S state, E event, Instant occurredAt);
    }

    private final EventStorageEngine events;
    private final ToLongFunction<S> version;
    private final Class<E> kind;
    private final Step<S, E> step;
    private final Cache<String, S> known;

    Folds(EventStorageEngine events, long kept, ToLongFunction<S> version, Class<E> kind, Step<S, E> step) {
        this.kind = kind;
        this.events = events;
        this.version = version;
        this.step = step;
        this.known = Caffeine.newBuilder().maximumSize(kept).build();
    }

    /** The state after all events of the stream, or empty if it has none or is about something else. */
    Optional<S> now(String stream) {
        var before = known.getIfPresent(stream);
        var news = after(stream, before == null ? 0 : version.applyAsLong(before));
        if (news.isEmpty() || !kind.isInstance(news.getFirst().getPayload())) return Optional.ofNullable(before);
        var after = fold(before, news);
        known.put(stream, after);
        return Optional.of(after);
    }

    /** The state as it was at some time, which is good enough for what never changes. */
    Optional<S> sometime(String stream) {
        return Optional.ofNullable(known.getIfPresent(stream)).or(() -> now(stream));
    }

    private List<? extends DomainEventMessage<?>> after(String stream, long version) {
        return events.readEvents(stream, version).asStream().toList();
    }

    private S fold(@Nullable S before, List<? extends DomainEventMessage<?>> news) {
        var state = before;
        for (var event : news) state = step.evolve(state, kind.cast(event.getPayload()), OccurredAt.of(event));
        if (state == null) throw new IllegalStateException("folded nothing");
        return state;
    }
}
