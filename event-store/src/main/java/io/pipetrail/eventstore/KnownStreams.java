package io.pipetrail.eventstore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Streams that were read or written here lately, so that a decision need not read them again. They may be out of date,
 * for other processes append as well: whoever decides by them has it checked, see {@link ReadSet}.
 */
final class KnownStreams {

    /** A stream that takes more than this part of the room is not kept. */
    private static final int SHARE = 10;

    private final Cache<String, KnownStream> streams;
    private final long longest;

    /** @param events that are kept at most, of all streams together */
    KnownStreams(long events, MeterRegistry meters) {
        longest = events / SHARE;
        streams = Caffeine.newBuilder()
                .maximumWeight(events)
                .weigher((String stream, KnownStream known) -> known.events().size() + 1)
                .recordStats()
                .build();
        CaffeineCacheMetrics.monitor(meters, streams, "pipetrail.eventstore.streams");
    }

    /** The stream, if all of it from this sequence number on is known. */
    Optional<KnownStream> find(String stream, long from) {
        return Optional.ofNullable(streams.getIfPresent(stream)).filter(known -> known.covers(from));
    }

    /** The stream was just read. */
    void learn(String stream, KnownStream read) {
        if (read.events().size() <= longest) {
            streams.asMap().merge(stream, read, KnownStreams::better);
        }
    }

    /** This was just committed here. */
    void committed(List<PositionedRow> added) {
        for (var each : added) {
            if (each.row().made() instanceof DomainEventMessage<?> event) {
                streams.asMap().compute(each.row().stream(), (stream, known) -> next(known, event));
            }
        }
    }

    /** A decision that rested on these failed. */
    void forget(Collection<String> outdated) {
        streams.invalidateAll(outdated);
    }

    /** How many streams are kept, after what is too much has been dropped. */
    long size() {
        streams.cleanUp();
        return streams.estimatedSize();
    }

    private @Nullable KnownStream next(@Nullable KnownStream known, DomainEventMessage<?> event) {
        var sequence = event.getSequenceNumber();
        if (known == null) {
            return sequence == 0 ? new KnownStream(0, 0, List.of(event)) : null;
        }
        var follows = sequence == known.last() + 1 && known.events().size() < longest;
        return follows ? known.with(event) : null;
    }

    private static KnownStream better(KnownStream one, KnownStream other) {
        if (one.last() != other.last()) {
            return one.last() > other.last() ? one : other;
        }
        return one.from() <= other.from() ? one : other;
    }
}
